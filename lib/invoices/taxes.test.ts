import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitTaxes, taxesOf } from './taxes'

const rate = fc.constantFrom(0, 500, 700, 1900, 2550)
const line = fc
  .record({ quantity: fc.integer({ min: 1, max: 20 }), unitMinor: fc.integer({ min: 0, max: 500_000 }), taxBp: rate })
  .map((each) => ({ ...each, taxMinor: Math.round((each.unitMinor * each.taxBp) / (10_000 + each.taxBp)) }))
const gross = (shares: { netMinor: number; taxMinor: number }[]) =>
  shares.reduce((sum, { netMinor, taxMinor }) => sum + netMinor + taxMinor, 0)

describe('taxes', () => {
  it('add up to what the lines cost, one share a rate', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const shares = taxesOf(lines)
        expect(gross(shares)).toBe(lines.reduce((sum, { quantity, unitMinor }) => sum + quantity * unitMinor, 0))
        expect(new Set(shares.map(({ bp }) => bp)).size).toBe(shares.length)
      }),
    )
  })

  it('of a part add up to that part, and of the whole are the same', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.double({ min: 0, max: 1, noNaN: true }), (lines, part) => {
        const shares = taxesOf(lines)
        const amount = Math.round(gross(shares) * part)
        expect(gross(splitTaxes(shares, amount))).toBe(amount)
        expect(splitTaxes(shares, gross(shares))).toEqual(shares.filter((share) => gross([share]) > 0))
      }),
    )
  })

  it('of a part never exceed the part at any rate', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.nat(1_000), (lines, amount) => {
        const shares = taxesOf(lines)
        fc.pre(amount <= gross(shares))
        for (const { netMinor, taxMinor } of splitTaxes(shares, amount)) {
          expect(netMinor).toBeGreaterThanOrEqual(0)
          expect(taxMinor).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
})
