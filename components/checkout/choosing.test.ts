import { describe, expect, it } from 'vitest'
import type { EventOffer, Offer } from '@/lib/orders/offer'
import { offerAt } from '@/lib/testing/offer'
import type { PricedType } from '@/lib/tickets/price'
import { askedChoice, askedCode } from './asked-choice'
import { chosenAmounts } from './chosen-amounts'
import { codeDoes } from './code-words'
import { inTwoSteps } from './in-two-steps'
import { offeredChoices } from './offered-choices'

const now = new Date('2026-11-21T12:00:00Z')
const offerOf = (type: Partial<PricedType>, values: Partial<Offer> = {}): Offer => ({
  ...offerAt(),
  ticketTypeId: 'tty_1',
  name: 'Standing',
  description: '',
  hidden: false,
  minPerOrder: 1,
  maxPerOrder: 6,
  salesStartAt: null,
  remaining: 40,
  state: 'on_sale',
  taken: 0,
  ...values,
  type: { id: 'tty_1', pricing: 'fixed', priceMinor: 2500, minPriceMinor: 0, priceTiers: [], taxBp: 0, ...type },
})
const eventOf = (offers: Offer[], more: Partial<EventOffer> = {}): EventOffer => ({
  event: { currency: 'EUR', timeZone: 'Europe/Berlin' } as EventOffer['event'],
  now,
  prices: { taxIncluded: true, feeBp: 0, feeFixedMinor: 150, feePaidBy: 'buyer' },
  offers,
  code: null,
  hasCodes: false,
  holdMinutes: 15,
  hasTerms: false,
  ...more,
})
const donation = offerOf(
  { id: 'tty_2', pricing: 'donation', priceMinor: 0 },
  { name: 'Roof', choose: { minMinor: 1, suggestedMinor: null, maxMinor: 100_000_000 } },
)
const own = offerOf(
  { id: 'tty_3', pricing: 'pay_what_you_want', priceMinor: 1000, minPriceMinor: 500 },
  { name: 'As you like', choose: { minMinor: 500, suggestedMinor: 1000, maxMinor: 100_000_000 }, minPriceMinor: 650 },
)
const code = { text: 'SPRING', problem: null, price: { percentBp: 2000, amountMinor: null, ticketTypeIds: ['tty_1'] } }

describe('a ticket type that costs something', () => {
  it('is shown all in from the first moment, with what is in it', () => {
    expect(offeredChoices(eventOf([offerOf({ taxBp: 1900 })]))).toMatchObject([
      { price: '€26.50', details: ['Includes €1.50 booking fee and €4.23 tax'], own: null, line: 0, max: 6 },
    ])
  })

  it('says how long an early price holds and what comes after it', () => {
    const tier = { name: 'Early bird', endsAt: null, left: 4 }
    const early = offerOf(
      { priceTiers: [{ name: 'Early bird', priceMinor: 2000, upTo: 10 }] },
      { taken: 6, tier, thenMinor: 2650 },
    )
    expect(offeredChoices(eventOf([early]))[0]?.details).toContain('Early bird, 4 left at this price, then €26.50')
  })

  it('says what a code takes off it', () => {
    const [choice] = offeredChoices(eventOf([offerOf({})], { code }))
    expect(choice).toMatchObject({ price: '€21.50', details: ['€5.00 off with SPRING', 'Includes €1.50 booking fee'] })
  })

  it('whose price is the buyer’s to choose has a field for it, with the least and a suggestion', () => {
    expect(offeredChoices(eventOf([own, donation]))).toMatchObject([
      {
        price: 'From €6.50',
        own: { label: 'What you pay for each', hint: 'At least €5.00.', suggested: '10.00' },
        isGift: false,
      },
      { price: 'What you like to give', own: { label: 'Your gift', suggested: '' }, isGift: true, limits: null, max: 1 },
    ])
  })
})

describe('what was chosen', () => {
  const offer = eventOf([offerOf({}), donation, own], { code })
  const amounts = (...lines: object[]) =>
    chosenAmounts(offeredChoices(offer), lines, {
      event: offer.prices,
      code: code.price,
      codeText: 'SPRING',
      now: now.getTime(),
      currency: 'EUR',
    })

  it('adds up, with discount and fee, a gift without either', () => {
    expect(amounts({ quantity: '2' }, { price: '20' }, { quantity: '1', price: '7,50' })).toMatchObject({
      listMinor: 5000 + 2000 + 750,
      discountMinor: 1000,
      feeMinor: 450,
      totalMinor: 2 * 2150 + 2000 + 900,
      promoCode: 'SPRING',
    })
  })

  it('counts as nothing what is no number, no amount or more than there is', () => {
    expect(amounts({ quantity: 'two' }, { price: 'much' }, {})).toMatchObject({ totalMinor: 0, lines: [] })
    expect(amounts({ quantity: '99' }, {}, {}).lines).toMatchObject([{ quantity: 6 }])
    expect(amounts({}, {}, { quantity: '1', price: '1.00' })).toMatchObject({ listMinor: 1000 }) // less than the least: what is suggested
  })
})

describe('an address', () => {
  it('asks for tickets, prices and a code; the fields of the form do, too', () => {
    const asked = askedChoice({ tty_1: '2', 'tty_3.price': '8' }, [offerOf({}), own])
    expect(asked).toEqual({ tty_1: { quantity: 2, price: null }, tty_3: { quantity: 0, price: '8' } })
    const form = { 'lines[0].ticketTypeId': 'tty_1', 'lines[0].quantity': '3', promoCode: 'spring' }
    expect(askedChoice(form, [offerOf({}), own])).toMatchObject({ tty_1: { quantity: 3 } })
    expect([askedCode(form), askedCode({ code: ['a', 'b'] }), askedCode({ code: ' ' })]).toEqual(['spring', 'a', null])
  })

  it('starts the only type with the least one can order, and takes no nonsense', () => {
    expect(askedChoice({}, [offerOf({}, { minPerOrder: 2 })])).toMatchObject({ tty_1: { quantity: 2 } })
    expect(askedChoice({ tty_1: '-4' }, [offerOf({})])).toMatchObject({ tty_1: { quantity: 0 } })
    expect(askedChoice({ tty_1: 'x' }, [offerOf({})])).toMatchObject({ tty_1: { quantity: 0 } })
  })
})

it('says what a code does', () => {
  const friends = offerOf({ id: 'tty_9' }, { name: 'Friends', hidden: true })
  expect(codeDoes(eventOf([offerOf({})], { code }))).toBe('takes 20 % off Standing.')
  expect(codeDoes(eventOf([offerOf({}), friends], { code: { ...code, price: null } }))).toBe('shows Friends.')
})

it('is made in two steps as soon as anything can cost something, or has to be accepted', () => {
  const free = offerOf({ priceMinor: 0 })
  expect(inTwoSteps(eventOf([free]))).toBe(false)
  for (const offers of [
    [free, offerOf({})],
    [donation],
    [own],
    [offerOf({ priceMinor: 0, priceTiers: [{ name: 'a', priceMinor: 1 }] })],
  ])
    expect(inTwoSteps(eventOf(offers))).toBe(true)
  expect(inTwoSteps(eventOf([free], { code }))).toBe(true)
  expect(inTwoSteps(eventOf([free], { hasTerms: true }))).toBe(true)
})
