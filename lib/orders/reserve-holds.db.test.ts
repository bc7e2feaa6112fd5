import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { anonymous, makeEvent, makeSharedPool, makeTicketType } from '@/lib/testing/factories'
import { reserve } from './reserve'

let event: Awaited<ReturnType<typeof makeEvent>>
let buyers = 0
beforeEach(async () => {
  event = await makeEvent({ capacity: 50 })
})

async function buy(ticketTypeId: string, quantity: number) {
  const buyer = { name: 'Ada', email: `ada${buyers++}@example.org` }
  return (await reserve(anonymous(), event.id, { buyer, attendees: [], lines: [{ ticketTypeId, quantity }] })).answer
}

async function hold(ticketTypeId: string, quantity: number, over = true) {
  const answer = await buy(ticketTypeId, quantity)
  const id = 'orderId' in answer ? answer.orderId : ''
  if (over) await db().$executeRaw`UPDATE orders SET expires_at = now() - interval '1 second' WHERE id = ${id}`
  return id
}

const inventory = async () =>
  (await db().inventory.findMany({ orderBy: { id: 'asc' } })).map(({ capacity, held, sold }) => ({ capacity, held, sold }))
const statusOf = async (id: string) => (await db().order.findUniqueOrThrow({ where: { id } })).status

describe('a hold whose time is up', () => {
  it('gives its seats to the next buyer who needs them, at once, and is told as ended', async () => {
    const type = await makeTicketType(event.id, { quantity: 3, priceMinor: 100 })
    const [first, second] = [await hold(type.id, 2), await hold(type.id, 1, false)]
    expect(await buy(type.id, 2)).toMatchObject({ outcome: 'held' })
    expect(await statusOf(first)).toBe('expired')
    expect(await statusOf(second)).toBe('pending')
    expect(await buy(type.id, 1)).toMatchObject({ outcome: 'sold_out', remaining: 0 })
    expect(await db().activity.findMany({ where: { orderId: first, kind: 'order.expired' } })).toMatchObject([
      { data: { reason: 'hold_ended', held: true } },
    ])
    expect(await db().order.findUniqueOrThrow({ where: { id: first } })).toMatchObject({ endReason: 'hold_ended' })
  })

  it('keeps them while nobody needs them, and while somebody may still pay for them', async () => {
    const type = await makeTicketType(event.id, { quantity: 4, priceMinor: 100 })
    const paying = await hold(type.id, 2)
    await db().payment.create({
      data: { id: newId('pay'), orderId: paying, provider: 'sandbox', state: 'open', amountMinor: 200, currency: 'EUR' },
    })
    expect(await buy(type.id, 2)).toMatchObject({ outcome: 'held' })
    expect(await buy(type.id, 1)).toMatchObject({ outcome: 'sold_out', remaining: 0 })
    expect(await statusOf(paying)).toBe('pending')
    await db().payment.updateMany({ where: { orderId: paying }, data: { state: 'closed' } })
    expect(await buy(type.id, 1)).toMatchObject({ outcome: 'held' })
    expect(await statusOf(paying)).toBe('expired')
  })

  it('gives them back to every pool it counted against, whichever of them is short', async () => {
    const pool = await makeSharedPool(event.id, { capacity: 5 })
    const [one, two] = [
      await makeTicketType(event.id, { quantity: 9, priceMinor: 100, poolId: pool.id }),
      await makeTicketType(event.id, { quantity: 9, priceMinor: 100, poolId: pool.id }),
    ]
    await hold(one.id, 5)
    expect(await buy(two.id, 4)).toMatchObject({ outcome: 'held' })
    const held = async (id: string) => (await db().inventory.findUniqueOrThrow({ where: { id } })).held
    expect(await Promise.all([one, two, pool, event].map(({ inventoryId }) => held(inventoryId!)))).toEqual([0, 4, 4, 4])
  })

  it('is found by twenty buyers at once who all need it, and given to exactly as many as it had seats', async () => {
    const type = await makeTicketType(event.id, { quantity: 6, priceMinor: 100 })
    for (let each = 0; each < 3; each++) await hold(type.id, 2)
    const answers = await Promise.all(Array.from({ length: 20 }, () => buy(type.id, 1)))
    expect(answers.filter(({ outcome }) => outcome === 'held')).toHaveLength(6)
    expect((await inventory()).filter(({ capacity }) => capacity === 6)).toContainEqual({ capacity: 6, held: 6, sold: 0 })
  })
})
