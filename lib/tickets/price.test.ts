import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choosablePrice, type PricedEvent, type PricedType, priceOf, type UnitPrice, unitPrice } from './price'

const event: PricedEvent = { taxIncluded: true, feeBp: 0, feeFixedMinor: 0, feePaidBy: 'buyer' }
const type: PricedType = { id: 'tty_1', pricing: 'fixed', priceMinor: 2_500, minPriceMinor: 0, priceTiers: [], taxBp: 0 }
const now = new Date('2026-11-21T12:00:00Z')
const price = (values: Omit<Partial<Parameters<typeof priceOf>[0]>, 'type' | 'event'> & { type?: object; event?: object } = {}) =>
  priceOf({
    quantity: 1,
    takenSoFar: 0,
    now,
    ...values,
    type: { ...type, ...values.type },
    event: { ...event, ...values.event },
  })
const zero: UnitPrice = {
  listMinor: 0,
  discountMinor: 0,
  feeMinor: 0,
  absorbedFeeMinor: 0,
  taxMinor: 0,
  includedTaxMinor: 0,
  unitMinor: 0,
}

describe('the fee', () => {
  it('comes on top when the buyer pays it, out of the price when the organiser does', () => {
    expect(price({ event: { feeBp: 400, feeFixedMinor: 50 } })).toMatchObject([{ feeMinor: 150, unitMinor: 2_650 }])
    expect(price({ event: { feeBp: 400, feeFixedMinor: 50, feePaidBy: 'organiser' } })).toMatchObject([
      { feeMinor: 0, absorbedFeeMinor: 150, unitMinor: 2_500 },
    ])
  })

  it('is none on what costs nothing, and none on a gift', () => {
    const fee = { feeBp: 400, feeFixedMinor: 50 }
    expect(price({ type: { priceMinor: 0, taxBp: 1_900 }, event: fee })).toEqual([{ quantity: 1, ...zero }])
    const code = { percentBp: 10_000, amountMinor: null, ticketTypeIds: [] }
    expect(price({ event: fee, code })).toMatchObject([{ discountMinor: 2_500, feeMinor: 0, unitMinor: 0 }])
    expect(price({ type: { pricing: 'donation', taxBp: 1_900 }, event: fee, chosenMinor: 900, code })).toEqual([
      { quantity: 1, ...zero, listMinor: 900, unitMinor: 900 },
    ])
  })
})

describe('tax', () => {
  it('is held by the price or comes on top, of the fee as well', () => {
    expect(price({ type: { priceMinor: 11_900, taxBp: 1_900 } })).toMatchObject([{ includedTaxMinor: 1_900, unitMinor: 11_900 }])
    expect(
      price({ type: { priceMinor: 10_000, taxBp: 1_900 }, event: { taxIncluded: false, feeFixedMinor: 100 } }),
    ).toMatchObject([{ taxMinor: 1_919, feeMinor: 100, unitMinor: 12_019 }])
  })

  it('rounds halves up, to a whole unit of a currency without decimals as of one with three', () => {
    expect(unitPrice(50, true, 100, { ...event, taxIncluded: false }).taxMinor).toBe(1)
    expect(unitPrice(49, true, 100, { ...event, taxIncluded: false }).taxMinor).toBe(0)
    expect(unitPrice(1_005, true, 500, { ...event, taxIncluded: false }).taxMinor).toBe(50)
  })
})

describe('tiers', () => {
  const tiers = [
    { name: 'Early bird', priceMinor: 1_000, upTo: 10 },
    { name: 'Until noon', priceMinor: 1_500, endsAt: '2026-11-21T13:00:00+01:00' },
    { name: 'Regular', priceMinor: 2_000, endsAt: '2026-11-22T00:00:00Z', upTo: 12 },
  ]
  const portions = (quantity: number, takenSoFar: number) =>
    price({ type: { priceTiers: tiers }, quantity, takenSoFar }).map((each) => [each.quantity, each.listMinor])

  it('hold until their end or their last unit; an order that goes past it is split', () => {
    expect(portions(3, 0)).toEqual([[3, 1_000]])
    expect(portions(5, 8)).toEqual([
      [2, 1_000],
      [2, 2_000],
      [1, 2_500],
    ])
    expect(portions(2, 12)).toEqual([[2, 2_500]])
  })
})

describe('a price people choose', () => {
  it('is theirs within bounds, and what is suggested when they choose none', () => {
    const open = { pricing: 'pay_what_you_want', priceMinor: 1_000, minPriceMinor: 500 } as const
    expect(choosablePrice(open)).toEqual({ min: 500, max: 100_000_000 })
    expect(choosablePrice({ pricing: 'donation', minPriceMinor: 0 })).toEqual({ min: 1, max: 100_000_000 })
    expect(choosablePrice(type)).toBeNull()
    expect(price({ type: open, chosenMinor: 700 })).toMatchObject([{ listMinor: 700 }])
    expect(price({ type: open })).toMatchObject([{ listMinor: 1_000 }])
  })
})

it('a code lowers what it names, or everything, and never below nothing', () => {
  const code = { percentBp: null, amountMinor: 3_000, ticketTypeIds: ['tty_2'] }
  expect(price({ code })).toMatchObject([{ discountMinor: 0, unitMinor: 2_500 }])
  expect(price({ code: { ...code, ticketTypeIds: [] } })).toMatchObject([{ discountMinor: 2_500, unitMinor: 0 }])
  expect(price({ code: { ...code, amountMinor: null, percentBp: 1_250 }, type: { id: 'tty_2' } })).toMatchObject([
    { discountMinor: 313, unitMinor: 2_187 },
  ])
})

it('whatever is asked: amounts are whole, add up and are never negative, tax is never more than its part, portions are all there', () => {
  const amount = fc.oneof(fc.nat({ max: 20 }), fc.nat({ max: 100_000_000 }))
  const bp = fc.nat({ max: 10_000 })
  fc.assert(
    fc.property(
      fc.record({ priceMinor: amount, taxBp: bp }),
      fc.record({
        taxIncluded: fc.boolean(),
        feeBp: bp,
        feeFixedMinor: amount,
        feePaidBy: fc.constantFrom('buyer', 'organiser'),
      }),
      fc.record({ percentBp: fc.option(bp), amountMinor: fc.option(amount), ticketTypeIds: fc.constant<string[]>([]) }),
      fc.array(fc.record({ name: fc.constant(''), priceMinor: amount, upTo: fc.option(fc.nat({ max: 30 })) }), { maxLength: 4 }),
      fc.integer({ min: 1, max: 20 }),
      fc.nat({ max: 30 }),
      (own, fees, code, priceTiers, quantity, takenSoFar) => {
        const portions = price({ type: { ...own, priceTiers }, event: fees, code, quantity, takenSoFar })
        expect(portions.reduce((sum, each) => sum + each.quantity, 0)).toBe(quantity)
        for (const { quantity: _, ...unit } of portions) {
          for (const each of Object.values(unit)) expect(Number.isSafeInteger(each) && each >= 0).toBe(true)
          expect(unit.listMinor - unit.discountMinor + unit.feeMinor + unit.taxMinor).toBe(unit.unitMinor)
          const gross = unit.unitMinor - unit.taxMinor
          expect(
            Math.abs(unit.includedTaxMinor - (fees.taxIncluded ? gross - gross / (1 + own.taxBp / 10_000) : 0)),
          ).toBeLessThan(0.51)
          expect(Math.abs(unit.taxMinor - (fees.taxIncluded ? 0 : (gross * own.taxBp) / 10_000))).toBeLessThan(0.51)
        }
      },
    ),
  )
})
