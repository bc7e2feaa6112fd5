import { expect, it } from 'vitest'
import type { OfferedType, PublicEvent } from '@/lib/events/public-view'
import { offerAt } from '@/lib/testing/offer'
import { choicesOf } from './choices'
import { tooShort, withQuery } from './query'

const type = (values: Partial<OfferedType>): OfferedType => ({
  id: 'tty_1',
  name: 'Standing',
  description: '',
  minPerOrder: 1,
  maxPerOrder: 6,
  salesStartAt: null,
  salesEndAt: null,
  remaining: 40,
  state: 'on_sale',
  ...offerAt(0),
  ...values,
})
const choices = (...ticketTypes: OfferedType[]) =>
  choicesOf({ ticketTypes, currency: 'EUR', timeZone: 'Europe/Berlin' } as unknown as PublicEvent)

it('offers what an order can take, which is never more than is left', () => {
  expect(choices(type({}), type({ remaining: 4, minPerOrder: 2 }))).toMatchObject([
    { line: 0, max: 6, limits: 'Up to 6 in one order', price: 'Free', note: { text: '40 left', tone: 'neutral' } },
    { line: 1, max: 4, limits: '2 to 6 in one order', note: { text: '4 left', tone: 'warn' } },
  ])
})

it('shows what cannot be ordered now, with the reason, and counts it among no lines', () => {
  const later = type({ state: 'not_yet', salesStartAt: '2026-12-01T10:00:00+01:00' })
  expect(choices(type({ state: 'sold_out', remaining: 0 }), later, type({ state: 'ended' }), type({}))).toMatchObject([
    { line: null, max: 0, limits: null, note: { text: 'Sold out' } },
    { line: null, max: 0, note: { text: expect.stringMatching(/^On sale Tue,? 1 Dec 2026,? 10:00/) } },
    { line: null, max: 0, note: { text: 'Sales have ended' } },
    { line: 0, max: 6 },
  ])
})

it('keeps in an address only what is there', () => {
  expect(withQuery('/orders', { q: 'a b', status: undefined, cursor: '' })).toBe('/orders?q=a+b')
  expect(withQuery('/orders', {})).toBe('/orders')
  expect([tooShort('ab'), tooShort('abc'), tooShort(undefined)]).toEqual([
    'Type at least three characters.',
    undefined,
    undefined,
  ])
})
