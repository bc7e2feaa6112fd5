import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { anonymous, makeEvent, makeTicketType } from '@/lib/testing/factories'
import { type PricedEvent, type PricedType, priceOf } from '@/lib/tickets/price'
import { placeOrder } from './place-order'
import { type ReserveRequest, reserve } from './reserve'

const buyer = { name: 'Ada Example', email: 'ada@example.org' }
let event: Awaited<ReturnType<typeof makeEvent>>
beforeEach(async () => {
  event = await makeEvent({ feeBp: 400, feeFixedMinor: 50, holdMinutes: 20 })
})

type Line = { ticketTypeId: string; quantity: number; priceMinor?: number }
const ask = async (lines: Line[], request: Partial<ReserveRequest> = {}, eventId = event.id) =>
  (await reserve(anonymous(), eventId, { buyer, attendees: [], lines, ...request })).answer
const stock = async (id: string) => {
  const { inventory } = await db().ticketType.findUniqueOrThrow({ where: { id }, include: { inventory: true } })
  return [inventory.held, inventory.sold]
}

describe('an order that costs something', () => {
  it('holds its seats for as long as the event says, keeps its tickets for later, and tells it once', async () => {
    const type = await makeTicketType(event.id, { priceMinor: 2_500 })
    const answer = await ask([{ ticketTypeId: type.id, quantity: 2 }])
    expect(answer).toMatchObject({
      outcome: 'held',
      totals: { listMinor: 5_000, feeMinor: 300, totalMinor: 5_300 },
      lines: [{ ticketTypeId: type.id, name: 'Entry', quantity: 2, listMinor: 2_500, feeMinor: 150, unitMinor: 2_650 }],
    })
    const orderId = 'orderId' in answer ? answer.orderId : ''
    const order = await db().order.findUniqueOrThrow({ where: { id: orderId }, include: { lines: true, tickets: true } })
    expect(order).toMatchObject({ status: 'pending', totalMinor: 5_300, confirmedAt: null, tickets: [] })
    expect(order.expiresAt!.getTime() - order.createdAt.getTime()).toBe(20 * 60_000)
    expect(order.draft).toMatchObject([
      { lineId: order.lines[0]!.id, ticketTypeId: type.id, position: 1 },
      { lineId: order.lines[0]!.id, position: 2 },
    ])
    expect(await stock(type.id)).toEqual([2, 0])
    expect(await db().activity.findMany({ where: { orderId } })).toMatchObject([
      { kind: 'order.placed', data: { tickets: 2, totalMinor: 5_300 } },
    ])
  })

  it('may be free and hold all the same, for somebody who has not said yet who they are', async () => {
    const type = await makeTicketType(event.id)
    const answer = await ask([{ ticketTypeId: type.id, quantity: 1 }], { buyer: null, hold: true })
    expect(answer).toMatchObject({ outcome: 'held', totals: { totalMinor: 0 } })
    const orderId = 'orderId' in answer ? answer.orderId : ''
    expect(await db().order.findUniqueOrThrow({ where: { id: orderId } })).toMatchObject({ buyerName: '', buyerEmail: '' })
    expect(await stock(type.id)).toEqual([1, 0])
  })

  it('is refused when no currency amount of ours can say its total', async () => {
    const type = await makeTicketType(event.id, { priceMinor: 100_000_000, maxPerOrder: 50 })
    expect(await ask([{ ticketTypeId: type.id, quantity: 20 }])).toMatchObject({ outcome: 'too_dear', max: 2_000_000_000 })
    expect(await stock(type.id)).toEqual([0, 0])
    await expect(
      placeOrder(anonymous(), { eventId: event.id, lines: [{ ticketTypeId: type.id, quantity: 20 }], buyer }),
    ).rejects.toMatchObject({
      code: 'orders.too_dear',
      message: 'One order may come to €20,000,000.00 at most. Split it into several.',
    })
  })
})

describe('a price tier', () => {
  it('splits an order that goes past its last unit, and the tickets with it', async () => {
    const priceTiers = [{ name: 'Early', priceMinor: 1_000, upTo: 3 }]
    const type = await makeTicketType(event.id, { priceMinor: 2_000, priceTiers })
    await ask([{ ticketTypeId: type.id, quantity: 1 }])
    const answer = await ask([
      { ticketTypeId: type.id, quantity: 1 },
      { ticketTypeId: type.id, quantity: 3 },
    ])
    const lines = 'lines' in answer ? answer.lines : []
    expect(lines.map(({ quantity, listMinor }) => [quantity, listMinor])).toEqual([
      [1, 1_000],
      [1, 1_000],
      [2, 2_000],
    ])
    expect(lines[2]!.id).toBe(`${lines[1]!.id}.2`)
    const orderId = 'orderId' in answer ? answer.orderId : ''
    const { draft } = await db().order.findUniqueOrThrow({ where: { id: orderId } })
    expect((draft as { lineId: string }[]).map(({ lineId }) => lineId)).toEqual([0, 1, 2, 2].map((index) => lines[index]!.id))
  })
})

describe('a price people choose', () => {
  it('is taken within its bounds, and refused at its field outside of them', async () => {
    const type = await makeTicketType(event.id, { pricing: 'pay_what_you_want', priceMinor: 1_000, minPriceMinor: 500 })
    const one = { ticketTypeId: type.id, quantity: 1 }
    expect(await ask([one])).toMatchObject({ lines: [{ listMinor: 1_000 }] })
    expect(await ask([{ ...one, priceMinor: 500 }])).toMatchObject({ lines: [{ listMinor: 500 }] })
    await expect(
      placeOrder(anonymous(), { eventId: event.id, lines: [{ ...one, priceMinor: 499 }], buyer }),
    ).rejects.toMatchObject({
      code: 'tickets.bad_price',
      fields: [{ path: 'lines.0.priceMinor', message: 'Choose €5.00 to €1,000,000.00.' }],
    })
  })

  it('of a gift makes no ticket, takes no place, and carries neither fee nor tax', async () => {
    const small = await makeEvent({ capacity: 1, feeBp: 1_000 })
    const gift = await makeTicketType(small.id, { pricing: 'donation', taxBp: 1_900, maxPerOrder: 10 })
    const seat = await makeTicketType(small.id)
    const give = { ticketTypeId: gift.id, quantity: 1, priceMinor: 700 }
    const answer = await ask([give, { ticketTypeId: seat.id, quantity: 1 }], {}, small.id)
    expect(answer).toMatchObject({ outcome: 'held', totals: { totalMinor: 700, feeMinor: 0, includedTaxMinor: 0 } })
    const orderId = 'orderId' in answer ? answer.orderId : ''
    const { draft } = await db().order.findUniqueOrThrow({ where: { id: orderId } })
    expect(draft).toMatchObject([{ ticketTypeId: seat.id }])
    expect(await db().inventory.findUniqueOrThrow({ where: { id: small.inventoryId! } })).toMatchObject({ held: 1 })
    expect(await stock(gift.id)).toEqual([1, 0])
    expect(await ask([{ ...give, quantity: 2 }], {}, small.id)).toMatchObject({ outcome: 'bad_quantity', min: 1, max: 1 })
    expect(await ask([{ ...give, priceMinor: 0 }], {}, small.id)).toMatchObject({ outcome: 'bad_price', min: 1 })
    expect(await ask([give], {}, small.id)).toMatchObject({ outcome: 'held', lines: [{ admits: false }] })
  })
})

it('is what is shown before: for any type, event and order, and the sums of the order are those of its lines', async () => {
  const bp = fc.nat({ max: 10_000 })
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        taxIncluded: fc.boolean(),
        feeBp: bp,
        feeFixedMinor: fc.nat({ max: 500 }),
        feePaidBy: fc.constantFrom('buyer', 'organiser'),
      }),
      fc.record({
        pricing: fc.constantFrom('fixed', 'pay_what_you_want'),
        priceMinor: fc.nat({ max: 10_000 }),
        minPriceMinor: fc.nat({ max: 100 }),
        taxBp: bp,
        priceTiers: fc.array(
          fc.record({ name: fc.constant('Early'), priceMinor: fc.nat({ max: 9_000 }), upTo: fc.integer({ min: 1, max: 6 }) }),
          { maxLength: 3 },
        ),
      }),
      fc.option(bp.filter((each) => each > 0)),
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
      async (fees, values, percentBp, quantities) => {
        const own = await makeEvent(fees)
        const type = await makeTicketType(own.id, values)
        const code = percentBp === null ? null : { percentBp, amountMinor: null, ticketTypeIds: [] }
        if (percentBp !== null)
          await db().promoCode.create({ data: { id: `pmo_${own.id}`, eventId: own.id, code: 'LESS', percentBp } })
        let takenSoFar = 0
        for (const quantity of quantities) {
          const priced = { ...values, id: type.id } as PricedType
          const shown = priceOf({ type: priced, event: fees as PricedEvent, code, quantity, takenSoFar, now: new Date() })
          const lower = shown.some(({ discountMinor }) => discountMinor > 0)
          const answer = await ask(
            [{ ticketTypeId: type.id, quantity }],
            { promoCode: code ? 'less' : undefined, hold: true },
            own.id,
          )
          if (code && !lower) {
            expect(answer.outcome).toBe('code_useless')
            continue
          }
          expect(answer).toMatchObject({ outcome: 'held', lines: shown })
          const total = shown.reduce((sum, each) => sum + each.quantity * each.unitMinor, 0)
          expect(answer).toMatchObject({ totals: { totalMinor: total } })
          takenSoFar += quantity
        }
      },
    ),
    { numRuns: 25 },
  )
}, 60_000)
