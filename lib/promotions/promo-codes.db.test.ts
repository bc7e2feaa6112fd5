import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { contextOf, makeEvent, makeHold, makeOrder, makeOrganisation, makeTicketType, makeUser } from '@/lib/testing/factories'
import { createPromoCode } from './create-promo-code'
import { deletePromoCode } from './delete-promo-code'
import { enterPromoCode } from './enter-promo-code'
import { exportPromoCodes } from './export-promo-codes'
import { listPromoCodes } from './list-promo-codes'
import { makePromoCodes } from './make-promo-codes'
import { promoCodesLike, promoTotals } from './promo-codes'
import { revisePromoCode } from './revise-promo-code'
import { switchPromoCode } from './switch-promo-code'
import { updatePromoCode } from './update-promo-code'

async function mine(values: Parameters<typeof makeEvent>[0] = {}) {
  const user = await makeUser()
  const organisation = await makeOrganisation([{ userId: user.id, role: 'manager' }])
  const event = await makeEvent({ organisationId: organisation.id, ...values })
  return { ctx: contextOf(user), eventId: event.id, type: await makeTicketType(event.id, { priceMinor: 2000 }) }
}

/** An order made with the code, counted in its limit as the database counts it. */
async function use(eventId: string, typeId: string, promoCodeId: string, { held = false, discountMinor = 0 } = {}) {
  const order = held ? await makeHold(eventId, typeId) : await makeOrder(eventId, typeId)
  const money = { listMinor: discountMinor, discountMinor }
  await db().order.update({ where: { id: order.id }, data: { promoCodeId, ...money } })
  const { inventoryId } = await db().promoCode.findUniqueOrThrow({ where: { id: promoCodeId } })
  const one = { increment: 1 }
  if (inventoryId) await db().inventory.update({ where: { id: inventoryId }, data: held ? { held: one } : { sold: one } })
}

describe('a code', () => {
  test('is the same however it is typed, once in an event', async () => {
    const { ctx, eventId } = await mine()
    const code = await createPromoCode(ctx, { eventId, code: ' friends-10 ', percentBp: 1000 })
    expect(code).toMatchObject({
      code: 'FRIENDS-10',
      percentBp: 1000,
      state: 'works',
      used: 0,
      held: 0,
      givenMinor: 0,
      limit: null,
    })
    await expect(createPromoCode(ctx, { eventId, code: 'Friends-10', percentBp: 1 })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'promotions.code_taken',
      fields: [{ path: 'code' }],
    })
    const other = await mine()
    await createPromoCode(other.ctx, { eventId: other.eventId, code: 'friends-10', percentBp: 1 })
  })

  test.each([
    [{ code: 'TWO WORDS' }, 'code'],
    [{ code: 'ÜBER' }, 'code'],
    [{ code: 'AB' }, 'code'],
    [{ kind: 'percent', percent: '101' }, 'percent'],
    [{ kind: 'percent', percent: '0' }, 'percent'],
    [{ kind: 'percent', percent: '' }, 'percent'],
    [{ kind: 'amount', amount: '2.50' }, 'amount'],
    [{ kind: 'amount', amount: '0' }, 'amount'],
    [{ kind: 'none' }, 'kind'],
    [{ startsAt: '2030-01-02T10:00', endsAt: '2030-01-01T10:00' }, 'endsAt'],
    [{ ticketTypeIds: ['tty_of_others'] }, 'ticketTypeIds'],
    [{ limit: 0 }, 'limit'],
    [{ maxPerPerson: 1.5 }, 'maxPerPerson'],
  ])('of a form with %j is refused at %s', async (more, path) => {
    const { ctx, eventId } = await mine({ currency: 'JPY' })
    const form = { eventId, code: 'GOOD', kind: 'percent', percent: '10', ...more } as Parameters<typeof enterPromoCode>[1]
    await expect(enterPromoCode(ctx, form)).rejects.toMatchObject({ kind: 'invalid', fields: [{ path }] })
  })

  test('tells what became of it: what stands, what is held, what was given away', async () => {
    const { ctx, eventId, type } = await mine()
    const { id } = await createPromoCode(ctx, { eventId, code: 'SPRING', amountMinor: 500, limit: 3 })
    await use(eventId, type.id, id, { discountMinor: 500 })
    await use(eventId, type.id, id, { discountMinor: 250 })
    await use(eventId, type.id, id, { held: true, discountMinor: 500 })
    const { items } = await listPromoCodes(ctx, { eventId })
    expect(items).toMatchObject([{ used: 2, held: 1, orders: 3, givenMinor: 750, limit: 3, state: 'used_up' }])
  })

  test('is limited to no fewer orders than use it, also when the limit comes later', async () => {
    const { ctx, eventId, type } = await mine()
    const { id: promoCodeId } = await createPromoCode(ctx, { eventId, code: 'SPRING', percentBp: 500 })
    await use(eventId, type.id, promoCodeId)
    await use(eventId, type.id, promoCodeId, { held: true })
    const limit = (to: number | null) => updatePromoCode(ctx, { eventId, promoCodeId, limit: to })
    const refusal = { kind: 'conflict', facts: { asked: 1, taken: 2 }, fields: [{ path: 'limit' }] }
    await expect(limit(1)).rejects.toMatchObject(refusal)
    expect(await limit(2)).toMatchObject({ limit: 2, state: 'used_up' })
    const { inventoryId } = await db().promoCode.findUniqueOrThrow({ where: { id: promoCodeId } })
    expect(await db().inventory.findUnique({ where: { id: inventoryId! } })).toMatchObject({ capacity: 2, held: 1, sold: 1 })
    await expect(limit(1)).rejects.toMatchObject(refusal)
    expect(await limit(null)).toMatchObject({ limit: null, state: 'works' })
    expect(await db().inventory.findUnique({ where: { id: inventoryId! } })).toBeNull()
  })

  test('that was used is switched off, not deleted; an unused one goes with its limit', async () => {
    const { ctx, eventId, type } = await mine()
    const used = await createPromoCode(ctx, { eventId, code: 'USED', percentBp: 500, limit: 5 })
    const unused = await createPromoCode(ctx, { eventId, code: 'UNUSED', percentBp: 500, limit: 5 })
    await use(eventId, type.id, used.id)
    const remove = (promoCodeId: string) => deletePromoCode(ctx, { eventId, promoCodeId })
    await expect(remove(used.id)).rejects.toMatchObject({ code: 'promotions.code_used', facts: { orders: 1 } })
    expect(await switchPromoCode(ctx, { eventId, promoCodeId: used.id, to: 'off' })).toMatchObject({
      active: false,
      state: 'off',
    })
    const before = await db().inventory.count()
    await remove(unused.id)
    expect(await db().inventory.count()).toBe(before - 1)
    await expect(remove(unused.id)).rejects.toMatchObject({ kind: 'not_found' })
  })

  test('saved as a form loses what was emptied and stays switched off; changed by name keeps the rest', async () => {
    const { ctx, eventId, type } = await mine()
    const { id: promoCodeId } = await createPromoCode(ctx, {
      eventId,
      code: 'ALL',
      percentBp: 500,
      reveals: true,
      ticketTypeIds: [type.id],
      maxPerPerson: 2,
      active: false,
    })
    expect(await updatePromoCode(ctx, { eventId, promoCodeId, amountMinor: 300 })).toMatchObject({
      percentBp: null,
      amountMinor: 300,
      reveals: true,
      ticketTypeIds: [type.id],
    })
    const form = { eventId, promoCodeId, code: 'all', kind: 'amount', amount: '2,50' } as const
    expect(await revisePromoCode(ctx, form)).toMatchObject({
      amountMinor: 250,
      reveals: false,
      ticketTypeIds: [],
      maxPerPerson: null,
      active: false,
    })
  })
})

describe('many codes at once', () => {
  const form = { kind: 'percent', percent: '10', prefix: 'press', count: 300 } as const

  test('are so many, different, each for one order, and nobody guesses them', async () => {
    const { ctx, eventId, type } = await mine()
    await makePromoCodes(ctx, { eventId, ...form, ticketTypeIds: [type.id] })
    const { items } = await listPromoCodes(ctx, { eventId })
    expect(new Set(items.map(({ code }) => code)).size).toBe(300)
    for (const item of items) {
      expect(item.code).toMatch(/^PRESS-[23456789A-HJKMNP-TV-Z]{8}$/)
      expect(item).toMatchObject({ percentBp: 1000, limit: 1, used: 0, state: 'works', ticketTypeIds: [type.id] })
    }
  })

  test('are made once when the form is sent twice, and none when one more is too many', async () => {
    const { ctx, eventId } = await mine()
    const keyed = { ...ctx, idempotencyKey: 'key-of-this-form' }
    await makePromoCodes(keyed, { eventId, ...form, count: 2 })
    await makePromoCodes(keyed, { eventId, ...form, count: 2 })
    expect((await listPromoCodes(ctx, { eventId })).items).toHaveLength(2)
    await db().$executeRaw`
      INSERT INTO promo_codes (id, event_id, code, percent_bp)
      SELECT ${eventId} || n, ${eventId}, 'OTHER-' || n, 100 FROM generate_series(1, 4997) n`
    await expect(makePromoCodes(ctx, { eventId, ...form, count: 2 })).rejects.toMatchObject({ code: 'promotions.too_many_codes' })
    expect(await db().promoCode.count({ where: { eventId } })).toBe(4_999)
  })

  test.each([
    [{ prefix: 'two words' }, 'prefix'],
    [{ prefix: 'X'.repeat(25) }, 'prefix'],
    [{ count: 0 }, 'count'],
    [{ count: 1_001 }, 'count'],
    [{ percent: '101' }, 'percent'],
    [{ ticketTypeIds: ['tty_of_another'] }, 'ticketTypeIds'],
  ])('%j is refused at %s', async (more, path) => {
    const { ctx, eventId } = await mine()
    await expect(makePromoCodes(ctx, { eventId, ...form, ...more })).rejects.toMatchObject({ fields: [{ path }] })
    expect(await db().promoCode.count({ where: { eventId } })).toBe(0)
  })

  test('are in the file, the amounts and times as people write them', async () => {
    const { ctx, eventId } = await mine()
    await makePromoCodes(ctx, { eventId, ...form, kind: 'amount', amount: '2.50', count: 3, endsAt: '2026-11-30T19:30' })
    const { fileName, parts } = await exportPromoCodes(ctx, eventId)
    let text = ''
    for await (const part of parts) text += part
    const rows = text.trim().split(/\r?\n/)
    expect(fileName).toMatch(/-codes\.csv$/)
    expect(rows).toHaveLength(4)
    expect(rows[1]).toMatch(/^PRESS-\w{8},,2\.50,EUR,,2026-11-30 19:30,1,0,0,0\.00,works$/)
  })

  test('are found by a part of one, the newest first', async () => {
    const { ctx, eventId } = await mine()
    const event = await db().event.findUniqueOrThrow({ where: { id: eventId } })
    await createPromoCode(ctx, { eventId, code: 'FRIENDS', percentBp: 500 })
    await makePromoCodes(ctx, { eventId, ...form, count: 5 })
    expect((await promoCodesLike(event, 'friend', 100)).map(({ code }) => code)).toEqual(['FRIENDS'])
    expect(await promoCodesLike(event, '', 3)).toHaveLength(3)
    expect(await promoTotals(event)).toEqual({ codes: 6, orders: 0, givenMinor: 0 })
  })
})
