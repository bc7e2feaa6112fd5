import { expect, test } from 'vitest'
import type { DoorOffer } from '@/lib/orders/sell-at-door-offer'
import { mostOf, stepped, sumsOf } from './sell-sums'

type Item = DoorOffer['items'][number]
const item = (id: string, more: Partial<Item> = {}, type: Partial<Item['type']> = {}): Item => ({
  ...{
    id,
    name: id,
    description: '',
    priceMinor: 1_000,
    remaining: 5,
    state: 'on_sale',
    minPerOrder: 1,
    maxPerOrder: 10,
    taken: 0,
  },
  type: { id, pricing: 'fixed', priceMinor: 1_000, minPriceMinor: 0, priceTiers: [], taxBp: 0, ...type },
  ...more,
})
const offer = (...items: Item[]): DoorOffer => ({
  ...{ currency: 'EUR', link: true, now: '2026-11-21T18:00:00Z', items },
  prices: { taxIncluded: true, feeBp: 500, feeFixedMinor: 0, feePaidBy: 'buyer' },
})
const sums = (items: Item[], quantities: Record<string, number>, amounts: Record<string, string> = {}) =>
  sumsOf(offer(...items), { quantities, amounts })

test('what is chosen comes to its prices with the fee, a tier that ends in it too', () => {
  const tiers = [{ name: 'Early', priceMinor: 800, upTo: 4 }]
  const early = item('early', { taken: 3 }, { priceTiers: tiers })
  expect(sums([item('a'), early], { a: 2, early: 2, gone: 3 })).toEqual({
    lines: [
      { ticketTypeId: 'a', quantity: 2 },
      { ticketTypeId: 'early', quantity: 2 },
    ],
    tickets: 4,
    totalMinor: 2 * 1_050 + 840 + 1_050,
    unclear: null,
  })
})

test('a price people choose is what they type, else what is suggested; one that cannot be is said', () => {
  const own = item('own', {}, { pricing: 'pay_what_you_want', priceMinor: 1_200, minPriceMinor: 500 })
  expect(sums([own], { own: 1 })).toMatchObject({ totalMinor: 1_260, unclear: null, lines: [{ quantity: 1 }] })
  expect(sums([own], { own: 2 }, { own: '7,50' })).toMatchObject({ totalMinor: 2 * 788, lines: [{ priceMinor: 750 }] })
  for (const typed of ['4', 'ten', '7.555']) expect(sums([own], { own: 1 }, { own: typed }).unclear).toBe('own')
})

test('a gift is given once, makes no ticket, and needs an amount when none is suggested', () => {
  const gift = item('gift', { remaining: 50 }, { pricing: 'donation', priceMinor: 0 })
  expect(mostOf(gift)).toBe(1)
  expect(sums([gift], { gift: 1 }).unclear).toBe('gift')
  expect(sums([gift], { gift: 1 }, { gift: '20' })).toMatchObject({ tickets: 0, totalMinor: 2_000, unclear: null })
})

test('steps go past what is too few for an order, and never beyond what is left or allowed', () => {
  const pairs = item('pairs', { minPerOrder: 2, maxPerOrder: 4 })
  expect([stepped(pairs, 0, 1), stepped(pairs, 2, 1), stepped(pairs, 4, 1), stepped(pairs, 2, -1)]).toEqual([2, 3, 4, 0])
  expect(stepped(item('few', { remaining: 1 }), 1, 1)).toBe(1)
  expect(mostOf(item('over', { state: 'ended' }))).toBe(0)
})
