import fc from 'fast-check'
import { expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { callFunction } from '@/lib/db/sql'
import { anonymous, makeEvent, makeTicketType } from '@/lib/testing/factories'
import { reserve } from './reserve'

type Type = { id: string; capacity: number; sold: number; min: number; max: number }
type Model = {
  capacity: number | null
  sold: number
  types: Type[]
  placed: { id: string; lines: Line[]; cancelled: boolean }[]
  keys: Map<string, { request: string; id: string }>
}
type Line = { ticketTypeId: string; quantity: number }

const sum = (lines: Line[]) => lines.reduce((total, { quantity }) => total + quantity, 0)

/** What `reserve` must answer, worked out by hand from the rules alone. */
function predict(model: Model, lines: Line[], key: string | undefined): object {
  const known = key === undefined ? undefined : model.keys.get(key)
  const request = JSON.stringify([...lines].sort((a, b) => (a.ticketTypeId < b.ticketTypeId ? -1 : 1)))
  if (known) return known.request === request ? { outcome: 'replayed', orderId: known.id } : { outcome: 'key_reused' }
  const asked = model.types.map((type) => ({ ...type, quantity: sum(lines.filter((line) => line.ticketTypeId === type.id)) }))
  const wanted = asked.filter(({ quantity }) => quantity > 0).sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const { id, quantity, min, max } of wanted) {
    if (quantity < min || quantity > max) return { outcome: 'bad_quantity', ticketTypeId: id, min, max }
  }
  const whole = model.capacity === null ? Number.POSITIVE_INFINITY : model.capacity - model.sold
  for (const { id, quantity, capacity, sold } of wanted) {
    const remaining = Math.min(capacity - sold, whole)
    if (quantity > remaining) return { outcome: 'sold_out', ticketTypeId: id, remaining }
  }
  return sum(lines) > whole ? { outcome: 'sold_out', ticketTypeId: null, remaining: whole } : { outcome: 'confirmed' }
}

function count(model: Model, lines: Line[], sign: 1 | -1) {
  for (const type of model.types) type.sold += sign * sum(lines.filter(({ ticketTypeId }) => ticketTypeId === type.id))
  model.sold += sign * sum(lines)
}

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('order' as const),
      quantities: fc.array(fc.nat({ max: 5 }), { minLength: 3, maxLength: 3 }).filter((all) => all.some((each) => each > 0)),
      key: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined, freq: 2 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), which: fc.nat({ max: 20 }) }) },
)

const limits = fc.record({ capacity: fc.nat({ max: 12 }), min: fc.integer({ min: 1, max: 2 }), more: fc.nat({ max: 4 }) })

it('selling and cancelling do what a model of the rules on paper does, step for step', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.option(fc.nat({ max: 20 }), { nil: null }),
      fc.array(limits, { minLength: 3, maxLength: 3 }),
      fc.array(step, { minLength: 1, maxLength: 18 }),
      async (capacity, kinds, steps) => {
        const event = await makeEvent({ capacity })
        const model: Model = { capacity, sold: 0, types: [], placed: [], keys: new Map() }
        for (const { capacity: quantity, min, more } of kinds) {
          const { id } = await makeTicketType(event.id, { quantity, minPerOrder: min, maxPerOrder: min + more })
          model.types.push({ id, capacity: quantity, sold: 0, min, max: min + more })
        }
        for (const each of steps) {
          if (each.do === 'cancel') {
            const order = model.placed[each.which % Math.max(1, model.placed.length)]
            if (!order) continue
            const argument = { orderId: order.id, byBuyer: true, actor: 'anonymous', requestId: 'req_test' }
            expect(await callFunction('cancel_order', argument)).toEqual({ outcome: order.cancelled ? 'already' : 'cancelled' })
            if (!order.cancelled) count(model, order.lines, -1)
            order.cancelled = true
            continue
          }
          const lines = model.types
            .map(({ id }, index) => ({ ticketTypeId: id, quantity: each.quantities[index]! }))
            .filter(({ quantity }) => quantity > 0)
          const expected = predict(model, lines, each.key)
          const request = { buyer: { name: 'Ada', email: 'ada@example.org' }, attendees: [], lines }
          const { answer } = await reserve({ ...anonymous(), idempotencyKey: each.key }, event.id, request)
          expect(answer).toMatchObject(expected)
          if (answer.outcome !== 'confirmed') continue
          count(model, lines, 1)
          model.placed.push({ id: answer.orderId, lines, cancelled: false })
          const sorted = [...lines].sort((a, b) => (a.ticketTypeId < b.ticketTypeId ? -1 : 1))
          if (each.key) model.keys.set(each.key, { request: JSON.stringify(sorted), id: answer.orderId })
        }
        const pools = await db().ticketType.findMany({ where: { eventId: event.id }, include: { inventory: true } })
        expect(new Map(pools.map(({ id, inventory }) => [id, inventory.sold]))).toEqual(
          new Map(model.types.map(({ id, sold }) => [id, sold])),
        )
        if (event.inventoryId) {
          expect(await db().inventory.findUniqueOrThrow({ where: { id: event.inventoryId } })).toMatchObject({ sold: model.sold })
        }
        const valid = await db().ticket.count({ where: { eventId: event.id, status: 'valid' } })
        expect(valid).toBe(model.sold)
      },
    ),
    { numRuns: 60 },
  )
}, 60_000)
