import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { currencies } from '@/lib/core/currency'
import { fromStripe, limits, toStripe } from './currency'

describe('money at Stripe', () => {
  it.each([
    ['EUR', 1250, 1250],
    ['JPY', 1200, 1200],
    ['KWD', 1250, 1250],
    ['HUF', 399_000, 399_000],
    ['TWD', 80_000, 80_000],
    ['ISK', 5, 500],
    ['UGX', 20_000, 2_000_000],
    ['MGA', 500_000, 5_000],
  ])('%s %i is %i there', (currency, ours, theirs) => {
    expect(toStripe(ours, currency)).toBe(theirs)
    expect(fromStripe(theirs, currency.toLowerCase())).toEqual({ amountMinor: ours, currency })
  })

  it('comes back as it went, as a whole number, in every currency it takes', () => {
    const known = currencies().filter((currency) => limits(currency))
    expect(known.length).toBeGreaterThan(130)
    fc.assert(
      fc.property(fc.constantFrom(...known), fc.integer({ min: 1, max: 2_000_000 }), (currency, steps) => {
        const amountMinor = steps * limits(currency)!.stepMinor
        const there = toStripe(amountMinor, currency)
        expect(Number.isSafeInteger(there)).toBe(true)
        expect(fromStripe(there, currency)).toEqual({ amountMinor, currency })
      }),
    )
  })

  it.each([
    ['EUR', { minMinor: 50, stepMinor: 1 }],
    ['JPY', { minMinor: 50, stepMinor: 1 }],
    ['HUF', { minMinor: 17_500, stepMinor: 1 }],
    ['KWD', { minMinor: 10, stepMinor: 10 }],
    ['ISK', { minMinor: 1, stepMinor: 1 }],
    ['MGA', { minMinor: 100, stepMinor: 100 }],
    ['IQD', null],
    ['eur', null],
  ])('of %s it takes %o', (currency, known) => {
    expect(limits(currency)).toEqual(known)
  })
})
