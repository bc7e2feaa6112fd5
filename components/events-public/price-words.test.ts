import { describe, expect, it } from 'vitest'
import { offeredPrice } from '@/lib/events/offered-price'
import type { PricedEvent, PricedType } from '@/lib/tickets/price'
import { priceNotes, priceWords } from './price-words'

const type: PricedType = { id: 'tty_1', pricing: 'fixed', priceMinor: 2500, minPriceMinor: 0, priceTiers: [], taxBp: 0 }
const plain: PricedEvent = { taxIncluded: true, feeBp: 0, feeFixedMinor: 0, feePaidBy: 'buyer' }
const words = (more: Partial<PricedType> = {}, of: Partial<PricedEvent> = {}, currency = 'EUR', taken = 0) => {
  const offer = offeredPrice({
    type: { ...type, ...more },
    event: { ...plain, ...of },
    taken,
    now: new Date('2026-11-20T12:00:00Z'),
  })
  return [priceWords(offer, currency), ...priceNotes(offer, currency, 'Europe/Berlin')]
}

describe('a price in words', () => {
  it('is all of it, and says what is in it', () => {
    expect(words({ priceMinor: 0 })).toEqual(['Free'])
    expect(words({}, { feeBp: 400, feeFixedMinor: 50 })).toEqual(['€26.50', 'incl. €1.50 booking fee'])
    expect(words({}, { feeBp: 400, feeFixedMinor: 50, feePaidBy: 'organiser' })).toEqual(['€25'])
    expect(words({ taxBp: 1900 })).toEqual(['€25', 'incl. 19 % tax'])
    expect(words({ taxBp: 750 }, { taxIncluded: false, feeFixedMinor: 100 })).toEqual([
      '€27.95',
      'incl. €1 booking fee and 7.5 % tax',
    ])
    expect(words({ priceMinor: 1250 }, {}, 'KWD')).toEqual(['KWD\u00a01.250'])
    expect(words({ priceMinor: 1200 }, {}, 'JPY')).toEqual(['¥1,200'])
  })

  it('that people choose says from what', () => {
    const choose = { pricing: 'pay_what_you_want', priceMinor: 0 } as const
    expect(words({ ...choose, minPriceMinor: 500 })).toEqual(['from €5', 'Pay what you want'])
    expect(words(choose)).toEqual(['any amount', 'Pay what you want'])
    expect(words({ ...choose, minPriceMinor: 500, priceMinor: 1000 }, { feeFixedMinor: 50 })).toEqual([
      'from €5.50',
      'Pay what you want; €10.50 is suggested',
      'incl. booking fee',
    ])
    expect(words({ pricing: 'donation', priceMinor: 2000 }, { feeFixedMinor: 50 })).toEqual([
      'any amount',
      'A donation, without a ticket; €20 is suggested',
    ])
  })

  it('of a tier says until when, or how many are left at it', () => {
    const bird = { name: 'Early bird', priceMinor: 2000 }
    expect(words({ priceTiers: [{ ...bird, endsAt: '2026-11-30T23:00:00Z' }] })).toEqual([
      '€20',
      'Early bird until 1 December, 00:00, then €25',
    ])
    expect(words({ priceTiers: [{ ...bird, upTo: 20 }] }, {}, 'EUR', 12)).toEqual([
      '€20',
      'Early bird · 8 left at this price, then €25',
    ])
  })
})
