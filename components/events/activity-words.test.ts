import { expect, test } from 'vitest'
import { activityWords } from './activity-words'

test.each([
  ['event.updated', { changed: ['title', 'latitude', 'longitude'] }, 'changed title and position'],
  ['event.cancelled', { tickets: 1 }, 'cancelled the event; 1 ticket is void'],
  ['event.cancelled', { tickets: 1200 }, 'cancelled the event; 1,200 tickets are void'],
  ['ticket_type.updated', { changed: ['quantity'], name: 'Entry' }, 'changed quantity of the ticket “Entry”'],
  ['order.confirmed', { tickets: 2 }, 'registered, 2 tickets, order K7M2Q9D'],
  ['order.sold_at_door', { tickets: 2, payment: 'cash' }, 'sold 2 tickets at the door for cash, order K7M2Q9D'],
  ['event.updated', { changed: null }, 'changed something'],
  ['something.new_here', {}, 'something new here'],
])('%s with %j reads "%s"', (kind, data, words) => {
  expect(activityWords({ kind, data, orderNumber: 'K7M2Q9D' })).toBe(words)
})
