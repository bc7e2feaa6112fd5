import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Amounts, amountLines } from './amounts'

const base: Amounts = {
  currency: 'EUR',
  listMinor: 8400,
  discountMinor: 840,
  feeMinor: 450,
  taxMinor: 0,
  includedTaxMinor: 1279,
  totalMinor: 8010,
  promoCode: 'HARBOUR10',
  lines: [
    { name: 'Standing', quantity: 2, listMinor: 2400 },
    { name: 'Gallery', quantity: 1, listMinor: 3600 },
  ],
}

it('lists what was bought, then what goes off and comes on top, and nothing that is nothing', () => {
  expect(amountLines(base)).toEqual([
    { label: 'Standing', quantity: 2, amountMinor: 4800 },
    { label: 'Gallery', quantity: 1, amountMinor: 3600 },
    { label: 'Discount HARBOUR10', amountMinor: -840 },
    { label: 'Booking fee', amountMinor: 450 },
  ])
  expect(amountLines({ ...base, discountMinor: 0, feeMinor: 0 })).toHaveLength(2)
})

it('adds up to the total, whatever the amounts', () => {
  const amount = fc.integer({ min: 0, max: 1_000_000 })
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), amount)), amount, amount, amount, (lines, off, fee, tax) => {
      const list = lines.reduce((sum, [quantity, listMinor]) => sum + quantity * listMinor, 0)
      const order = {
        ...base,
        lines: lines.map(([quantity, listMinor]) => ({ name: 'x', quantity, listMinor })),
        discountMinor: off,
        feeMinor: fee,
        taxMinor: tax,
      }
      expect(amountLines(order).reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(list - off + fee + tax)
    }),
  )
})
