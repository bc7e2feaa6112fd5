import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { availabilityOf, inWords, type Sale, type Stock } from './availability'

const now = new Date('2026-11-20T12:00:00Z')
const later = new Date('2026-12-01T18:00:00Z')
const before = new Date('2026-11-01T18:00:00Z')
const price: Stock['price'] = { pricing: 'fixed', priceMinor: 0, minPriceMinor: 0, priceTiers: [], taxBp: 0 }
const stock: Stock = { ticketTypeId: 'tty_1', price, minPerOrder: 1, seats: 12, taken: 0, salesStartAt: null, salesEndAt: null }
const prices: Sale['prices'] = { taxIncluded: true, feeBp: 0, feeFixedMinor: 0, feePaidBy: 'buyer' }
const sale: Sale = { status: 'published', endsAt: later, seats: null, prices }
const stateOf = (type: Partial<Stock>, event: Partial<Sale> = {}) =>
  availabilityOf({ ...stock, ...type }, { ...sale, ...event }, now).state

describe('availability', () => {
  it('is what the type and the whole event have left, never less than none', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 500 }), fc.option(fc.integer({ min: -5, max: 500 })), (seats, shared) => {
        const { remaining, state } = availabilityOf({ ...stock, seats }, { ...sale, seats: shared }, now)
        expect(remaining).toBe(Math.max(0, Math.min(seats, shared ?? seats)))
        expect(state).toBe(remaining > 0 ? 'on_sale' : 'sold_out')
      }),
    )
  })

  it('has ended with the sale, with the event and when it is cancelled, whatever is left', () => {
    expect(stateOf({ salesEndAt: now })).toBe('ended')
    expect(stateOf({}, { endsAt: now })).toBe('ended')
    expect(stateOf({}, { status: 'cancelled' })).toBe('ended')
    expect(stateOf({ salesStartAt: later, seats: 0 }, { status: 'cancelled' })).toBe('ended')
  })

  it('has not begun until the moment the sale starts', () => {
    expect(stateOf({ salesStartAt: later })).toBe('not_yet')
    expect(stateOf({ salesStartAt: now })).toBe('on_sale')
    expect(stateOf({ salesStartAt: before, salesEndAt: later })).toBe('on_sale')
  })

  it('of a gift does not depend on the seats of the event', () => {
    const gift = availabilityOf({ ...stock, price: { ...price, pricing: 'donation' } }, { ...sale, seats: 0 }, now)
    expect(gift).toMatchObject({ remaining: 12, state: 'on_sale' })
  })

  it('is sold out when fewer are left than the smallest order takes', () => {
    expect(stateOf({ minPerOrder: 2, seats: 1 })).toBe('sold_out')
    expect(stateOf({ minPerOrder: 2, seats: 2 })).toBe('on_sale')
  })

  it('is told in words', () => {
    const words = (['on_sale', 'sold_out', 'ended', 'not_yet'] as const).map((state) => inWords({ state, remaining: 1200 }))
    expect(words).toEqual(['1,200 left', 'Sold out', 'Sales have ended', 'Not on sale yet'])
  })
})
