import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import {
  contextOf,
  makeEvent,
  makeHold,
  makeOrder,
  makeOrganisation,
  makeSharedPool,
  makeTicketType,
  makeUser,
} from '@/lib/testing/factories'
import { verify } from '@/lib/verify/verify'
import { createPool } from './create-pool'
import { deletePool } from './delete-pool'
import { duplicateEvent } from './duplicate-event'
import { listPools } from './list-pools'
import { updatePool } from './update-pool'
import { updateTicketType } from './update-ticket-type'

async function mine(values: Parameters<typeof makeEvent>[0] = {}) {
  const user = await makeUser()
  const organisation = await makeOrganisation([{ userId: user.id, role: 'manager' }])
  const event = await makeEvent({ organisationId: organisation.id, venueName: 'Hall', city: 'Köln', ...values })
  return { ctx: contextOf(user), eventId: event.id }
}

const books = async () => (await verify({ seconds: 20 })).find(({ id }) => id === 'I1')

describe('a shared pool', () => {
  test('is made, renamed, resized and deleted; twice with one name is refused at the name', async () => {
    const { ctx, eventId } = await mine()
    const pool = await createPool(ctx, { eventId, name: ' Seated ', capacity: 40 })
    expect(pool).toMatchObject({ name: 'Seated', capacity: 40, sold: 0, held: 0, remaining: 40, ticketTypeIds: [] })
    await expect(createPool(ctx, { eventId, name: 'SEATED', capacity: 1 })).rejects.toMatchObject({ fields: [{ path: 'name' }] })
    expect(await updatePool(ctx, { eventId, poolId: pool.id, name: 'Stalls', capacity: 50 })).toMatchObject({ capacity: 50 })
    await deletePool(ctx, { eventId, poolId: pool.id })
    expect((await listPools(ctx, { eventId })).items).toEqual([])
    expect(await db().inventory.count({ where: { pool: null, ticketType: null, event: null, promoCode: null } })).toBe(0)
  })

  test('counts what is sold and held of a type that comes in, and no longer when it leaves', async () => {
    const { ctx, eventId } = await mine()
    const pool = await makeSharedPool(eventId, { capacity: 10 })
    const type = await makeTicketType(eventId, { quantity: 20 })
    await makeOrder(eventId, type.id, { quantity: 4 })
    await makeHold(eventId, type.id, 3)
    await updateTicketType(ctx, { eventId, ticketTypeId: type.id, poolId: pool.id })
    expect((await listPools(ctx, { eventId })).items).toMatchObject([
      { sold: 4, held: 3, remaining: 3, ticketTypeIds: [type.id] },
    ])
    await updateTicketType(ctx, { eventId, ticketTypeId: type.id, poolId: null })
    expect((await listPools(ctx, { eventId })).items).toMatchObject([{ sold: 0, held: 0, ticketTypeIds: [] }])
  })

  test('that is too small is refused with the numbers, and nothing moves', async () => {
    const { ctx, eventId } = await mine()
    const pool = await makeSharedPool(eventId, { name: 'Balcony', capacity: 5 })
    const type = await makeTicketType(eventId)
    await makeOrder(eventId, type.id, { quantity: 4 })
    await makeHold(eventId, type.id, 3)
    const move = updateTicketType(ctx, { eventId, ticketTypeId: type.id, poolId: pool.id })
    await expect(move).rejects.toMatchObject({
      code: 'tickets.pool_too_small',
      facts: { capacity: 5, taken: 7 },
      fields: [{ path: 'poolId' }],
    })
    await updatePool(ctx, { eventId, poolId: pool.id, capacity: 7 })
    await updateTicketType(ctx, { eventId, ticketTypeId: type.id, poolId: pool.id })
    await expect(updatePool(ctx, { eventId, poolId: pool.id, capacity: 6 })).rejects.toMatchObject({
      code: 'events.capacity_below_sold',
      facts: { asked: 6, taken: 7 },
      fields: [{ path: 'capacity' }],
    })
    await expect(deletePool(ctx, { eventId, poolId: pool.id })).rejects.toMatchObject({ code: 'tickets.pool_in_use' })
  })

  test('of another event is no pool here, and a gift shares none', async () => {
    const { ctx, eventId } = await mine()
    const other = await mine()
    const theirs = await makeSharedPool(other.eventId)
    const type = await makeTicketType(eventId)
    const into = (poolId: string, id = type.id) => updateTicketType(ctx, { eventId, ticketTypeId: id, poolId })
    await expect(into(theirs.id)).rejects.toMatchObject({ kind: 'invalid', fields: [{ path: 'poolId' }] })
    await expect(updatePool(ctx, { eventId, poolId: theirs.id, capacity: 1 })).rejects.toMatchObject({ kind: 'not_found' })
    const gift = await makeTicketType(eventId, { pricing: 'donation' })
    const own = await makeSharedPool(eventId)
    await expect(into(own.id, gift.id)).rejects.toMatchObject({ kind: 'invalid', fields: [{ path: 'poolId' }] })
  })

  test('comes along when the event is duplicated, empty', async () => {
    const { ctx, eventId } = await mine()
    const pool = await makeSharedPool(eventId, { name: 'Stalls', capacity: 12 })
    const type = await makeTicketType(eventId, { poolId: pool.id })
    await makeOrder(eventId, type.id)
    const copy = await duplicateEvent(ctx, { eventId })
    const { items } = await listPools(ctx, { eventId: copy.id })
    expect(items).toMatchObject([{ name: 'Stalls', capacity: 12, sold: 0, ticketTypeIds: [expect.any(String)] }])
    expect(items[0]?.id).not.toBe(pool.id)
  })
})

test('whatever is moved, resized, sold and held in whatever order, every pool counts what was ordered', async () => {
  const move = fc.record({ kind: fc.constant('move' as const), type: fc.nat(2), pool: fc.nat(2) })
  const size = fc.record({ kind: fc.constant('size' as const), pool: fc.nat(1), capacity: fc.integer({ min: 1, max: 25 }) })
  const take = fc.record({
    kind: fc.constantFrom('sell' as const, 'hold' as const),
    type: fc.nat(2),
    quantity: fc.integer({ min: 1, max: 4 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(move, size, take), { minLength: 4, maxLength: 14 }), async (steps) => {
      const { ctx, eventId } = await mine({ capacity: 60 })
      const pools = [await makeSharedPool(eventId, { capacity: 12 }), await makeSharedPool(eventId, { capacity: 20 })]
      const types = [0, 1, 2].map(() => makeTicketType(eventId, { quantity: 30 }))
      const made = await Promise.all(types)
      for (const step of steps) {
        const work =
          step.kind === 'move'
            ? updateTicketType(ctx, { eventId, ticketTypeId: made[step.type]!.id, poolId: pools[step.pool]?.id ?? null })
            : step.kind === 'size'
              ? updatePool(ctx, { eventId, poolId: pools[step.pool]!.id, capacity: step.capacity })
              : Promise.resolve()
        await work.catch((error: unknown) => expect(error).toMatchObject({ kind: 'conflict' }))
        if (step.kind === 'move' || step.kind === 'size') continue
        const room = await db().$queryRaw<{ left: number }[]>`
          SELECT least(i.capacity - i.held - i.sold, s.capacity - s.held - s.sold)::int AS left FROM ticket_types y
          JOIN inventory i ON i.id = y.inventory_id LEFT JOIN shared_pools p ON p.id = y.pool_id LEFT JOIN inventory s ON s.id = p.inventory_id
          WHERE y.id = ${made[step.type]!.id}`
        if (room[0]!.left < step.quantity) continue
        if (step.kind === 'sell') await makeOrder(eventId, made[step.type]!.id, { quantity: step.quantity })
        else await makeHold(eventId, made[step.type]!.id, step.quantity)
      }
      expect(await books()).toMatchObject({ count: 0 })
    }),
    { numRuns: 12 },
  )
})
