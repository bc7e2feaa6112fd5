import { beforeEach, describe, expect, it } from 'vitest'
import type { Prisma } from '@/generated/prisma/client'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { anonymous, contextOf, makeEvent, makeTicketType, makeUser } from '@/lib/testing/factories'
import { placeOrder } from './place-order'
import { reserve } from './reserve'

let event: Awaited<ReturnType<typeof makeEvent>>
let type: Awaited<ReturnType<typeof makeTicketType>>
const minute = 60_000

beforeEach(async () => {
  event = await makeEvent()
  type = await makeTicketType(event.id, { priceMinor: 1_000 })
})

async function makeCode(code: string, values: Partial<Prisma.PromoCodeUncheckedCreateInput> & { limit?: number } = {}) {
  const { limit, ...rest } = values
  const inventoryId = limit === undefined ? undefined : newId('inv')
  if (inventoryId) await db().inventory.create({ data: { id: inventoryId, capacity: limit! } })
  return db().promoCode.create({ data: { id: newId('pmo'), eventId: event.id, code, inventoryId, ...rest } })
}

const buy = async (promoCode: string, email = 'ada@example.org', ctx = anonymous(), ticketTypeId = type.id, hold = false) =>
  (
    await reserve(ctx, event.id, {
      buyer: hold ? null : { name: 'Ada', email },
      attendees: [],
      lines: [{ ticketTypeId, quantity: 1 }],
      promoCode,
      hold,
    })
  ).answer

describe('a promo code', () => {
  it('lowers the price in any case it is typed in, and is remembered', async () => {
    const code = await makeCode('SPRING', { percentBp: 2_500 })
    const answer = await buy(' spring ')
    expect(answer).toMatchObject({ outcome: 'held', totals: { discountMinor: 250, totalMinor: 750 } })
    const orderId = 'orderId' in answer ? answer.orderId : ''
    expect(await db().order.findUniqueOrThrow({ where: { id: orderId } })).toMatchObject({ promoCodeId: code.id })
  })

  it('that makes it free confirms at once', async () => {
    await makeCode('GUEST', { amountMinor: 5_000, limit: 1 })
    expect(await buy('GUEST')).toMatchObject({ outcome: 'confirmed', totals: { discountMinor: 1_000, totalMinor: 0 } })
    expect(await buy('GUEST')).toEqual({ outcome: 'code_over', state: 'used_up' })
  })

  it('shows hidden types it names, and only those', async () => {
    const [hidden, other] = [await makeTicketType(event.id, { hidden: true }), await makeTicketType(event.id, { hidden: true })]
    await makeCode('INSIDE', { reveals: true, ticketTypeIds: [hidden.id] })
    expect(await buy('INSIDE', undefined, undefined, hidden.id)).toMatchObject({ outcome: 'confirmed' })
    expect(await buy('INSIDE', undefined, undefined, other.id)).toEqual({ outcome: 'no_type', ticketTypeId: other.id })
  })

  it.each([
    ['not in use', { active: false }, 'inactive'],
    ['before its time', { startsAt: new Date(Date.now() + minute) }, 'not_yet'],
    ['after its time', { endsAt: new Date(Date.now() - minute) }, 'ended'],
    ['used up', { limit: 0 }, 'used_up'],
  ])('%s is refused', async (_what, values, state) => {
    await makeCode('LATE', { percentBp: 1_000, ...values })
    expect(await buy('late')).toEqual({ outcome: 'code_over', state })
  })

  it('that nobody knows, or that changes nothing, is said at its field', async () => {
    const other = await makeTicketType(event.id, { priceMinor: 100 })
    await makeCode('OTHER', { percentBp: 1_000, ticketTypeIds: [other.id] })
    const order = (promoCode: string) =>
      placeOrder(anonymous(), {
        eventId: event.id,
        lines: [{ ticketTypeId: type.id, quantity: 1 }],
        buyer: { name: 'Ada', email: 'ada@example.org' },
        promoCode,
      })
    await expect(order('NOPE')).rejects.toMatchObject({ code: 'promo_code.unknown', fields: [{ path: 'promoCode' }] })
    await expect(order('OTHER')).rejects.toMatchObject({ code: 'promo_code.useless', fields: [{ path: 'promoCode' }] })
    expect(await db().order.count({ where: { eventId: event.id } })).toBe(0)
  })

  it('for each person is counted by address and by account, over orders that stand or hold', async () => {
    await makeCode('ONCE', { percentBp: 1_000, maxPerPerson: 1 })
    const [ada, bo] = [contextOf(await makeUser()), contextOf(await makeUser())]
    const over = { outcome: 'code_over', state: 'used_by_you' }
    expect(await buy('ONCE', 'a@example.org', ada)).toMatchObject({ outcome: 'held' })
    expect(await buy('ONCE', 'a@example.org')).toEqual(over)
    expect(await buy('ONCE', 'other@example.org', ada)).toEqual(over)
    expect(await buy('ONCE', 'ignored', bo, type.id, true)).toMatchObject({ outcome: 'held' })
    expect(await buy('ONCE', 'ignored', bo, type.id, true)).toEqual(over)
    await db().order.updateMany({ where: { buyerEmail: 'a@example.org' }, data: { status: 'cancelled' } })
    expect(await buy('ONCE', 'a@example.org', ada)).toMatchObject({ outcome: 'held' })
  })

  it('for each person is never used twice by one who asks many times at once', async () => {
    await makeCode('ONCE', { percentBp: 1_000, maxPerPerson: 2 })
    const answers = await Promise.all(Array.from({ length: 20 }, () => buy('ONCE')))
    expect(answers.filter(({ outcome }) => outcome === 'held')).toHaveLength(2)
    expect(answers.filter(({ outcome }) => outcome === 'code_over')).toHaveLength(18)
  })
})
