import { describe, expect, test } from 'vitest'
import type { PricedEvent, PricedType } from '@/lib/tickets/price'
import { offeredPrice } from './offered-price'

const now = new Date('2026-11-20T12:00:00Z')
const event: PricedEvent = { taxIncluded: true, feeBp: 500, feeFixedMinor: 25, feePaidBy: 'buyer' }
const type: PricedType = { id: 'tty_1', pricing: 'fixed', priceMinor: 3000, minPriceMinor: 0, priceTiers: [], taxBp: 0 }
const offer = (more: Partial<PricedType>, taken = 0, of: Partial<PricedEvent> = {}) =>
  offeredPrice({ type: { ...type, ...more }, event: { ...event, ...of }, taken, now })

describe('an offered price', () => {
  test('has fee and tax in it, and says how much', () => {
    expect(offer({ taxBp: 1900 })).toMatchObject({
      priceMinor: 3175,
      listMinor: 3000,
      feeMinor: 175,
      taxMinor: 0,
      includedTaxMinor: 507,
    })
    expect(offer({ taxBp: 1900 }, 0, { taxIncluded: false })).toMatchObject({ priceMinor: 3778, taxMinor: 603 })
    expect(offer({ priceMinor: 0 })).toMatchObject({ priceMinor: 0, feeMinor: 0, choose: null, tier: null, thenMinor: null })
  })

  test('of a tier says until when or for how many, and what comes after it', () => {
    const priceTiers = [
      { name: 'First ten', priceMinor: 1000, upTo: 10 },
      { name: 'Early bird', priceMinor: 2000, endsAt: '2026-12-01T00:00:00Z' },
    ]
    expect(offer({ priceTiers }, 4)).toMatchObject({
      priceMinor: 1075,
      tier: { name: 'First ten', left: 6, endsAt: null },
      thenMinor: 2125,
    })
    expect(offer({ priceTiers }, 10)).toMatchObject({
      priceMinor: 2125,
      tier: { name: 'Early bird', left: null, endsAt: '2026-12-01T00:00:00Z' },
      thenMinor: 3175,
    })
    expect(offer({ priceTiers: [priceTiers[0]!] }, 10)).toMatchObject({ priceMinor: 3175, tier: null })
  })

  test('that people choose tells the least with fee and tax, and what they may choose without', () => {
    expect(offer({ pricing: 'pay_what_you_want', minPriceMinor: 1000, priceMinor: 2000 })).toMatchObject({
      priceMinor: 2125,
      minPriceMinor: 1075,
      choose: { minMinor: 1000, suggestedMinor: 2000 },
    })
    expect(offer({ pricing: 'pay_what_you_want', priceMinor: 0 })).toMatchObject({
      priceMinor: 0,
      minPriceMinor: 0,
      choose: { minMinor: 0, suggestedMinor: null },
    })
    expect(offer({ pricing: 'donation', priceMinor: 500 })).toMatchObject({
      priceMinor: 500,
      feeMinor: 0,
      choose: { minMinor: 1 },
    })
  })
})
