import { discoverEvents } from '@/lib/events/discovery'
import { readAvailability } from '@/lib/events/public-availability'
import { readEvent } from '@/lib/events/public-event'
import { type Entry, entry } from '../entry'

const tag = 'Discovery'

export const discoveryEntries: Entry[] = [
  entry('get', '/events', discoverEvents, { tag, summary: 'Find public events', open: true }),
  entry('get', '/events/{eventId}', readEvent, { tag, summary: 'One event, by id or slug', open: true }),
  entry('get', '/events/{eventId}/availability', readAvailability, {
    tag,
    summary: 'What is left of each ticket type, at most a second old',
    open: true,
  }),
]
