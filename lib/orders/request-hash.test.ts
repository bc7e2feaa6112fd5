import { expect, it } from 'vitest'
import { requestHash } from './request-hash'

const request = {
  buyer: { name: 'Ada', email: 'ada@example.org' },
  attendees: [{ ticketTypeId: 'a', name: 'Bob', email: undefined }],
  lines: [
    { ticketTypeId: 'a', quantity: 2 },
    { ticketTypeId: 'b', quantity: 1 },
  ],
}
const hash = requestHash('evt_1', null, request)

it('is the same however the lines are sorted or split, with or without empty ones', () => {
  const lines = [
    { ticketTypeId: 'b', quantity: 1 },
    { ticketTypeId: 'a', quantity: 1 },
    { ticketTypeId: 'c', quantity: 0 },
    { ticketTypeId: 'a', quantity: 1 },
  ]
  expect(requestHash('evt_1', null, { ...request, lines })).toBe(hash)
})

it.each([
  ['event', requestHash('evt_2', null, request)],
  ['person', requestHash('evt_1', 'usr_1', request)],
  ['name', requestHash('evt_1', null, { ...request, buyer: { ...request.buyer, name: 'Eve' } })],
  ['address', requestHash('evt_1', null, { ...request, buyer: { ...request.buyer, email: 'eve@example.org' } })],
  ['quantity', requestHash('evt_1', null, { ...request, lines: request.lines.slice(0, 1) })],
  ['attendee', requestHash('evt_1', null, { ...request, attendees: [] })],
  ['price', requestHash('evt_1', null, { ...request, lines: request.lines.map((line) => ({ ...line, priceMinor: 100 })) })],
  ['way to pay at the door', requestHash('evt_1', null, { ...request, atDoor: 'cash' })],
  ['promo code', requestHash('evt_1', null, { ...request, promoCode: 'SPRING' })],
])('is another for another %s', (_what, other) => {
  expect(other).not.toBe(hash)
})
