import { expect, test } from 'vitest'
import type { Sold } from './sell-calls'
import { problemOf, saleOf } from './use-sale'

const lines = [
  { ticketTypeId: 'seat', quantity: 2 },
  { ticketTypeId: 'stand', quantity: 1 },
]
const rejected = (errors: object[], message = 'Only 1 is left. Choose fewer.') =>
  ({ kind: 'rejected', code: 'tickets.sold_out', message, facts: { errors } }) as const

test('a refusal stands at the tickets it is about, with what is left', () => {
  const error = { pointer: '/lines/1/quantity', message: 'None are left.' }
  expect(problemOf(rejected([error]), lines)).toEqual({ message: 'Nothing was sold.', at: { stand: 'None are left.' } })
})

test('what is about no ticket is said on top, in the words of the server', () => {
  expect(problemOf(rejected([{ pointer: '/buyer/email', message: 'Enter an e-mail address.' }]), lines)).toEqual({
    message: 'Enter an e-mail address.',
    at: {},
  })
  expect(problemOf(rejected([], 'The price has changed.'), lines).message).toBe('The price has changed.')
  expect(problemOf({ kind: 'later', why: 'no_access' }, lines).message).toContain('may not sell')
})

test('an order waits while it can be paid, is sold once it is confirmed, and is over otherwise', () => {
  const kinds = ['pending', 'awaiting_confirmation', 'confirmed', 'expired', 'cancelled'].map((status) => {
    const sale = saleOf({ status } as Sold)
    return sale.kind === 'waiting' ? `waiting ${sale.confirming}` : sale.kind
  })
  expect(kinds).toEqual(['waiting false', 'waiting true', 'sold', 'choosing', 'choosing'])
})
