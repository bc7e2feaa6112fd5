import { done } from './api'
import { site } from './site'

export type Event = {
  id: string
  slug: string
  url: string
  title: string
  organisation: { id: string; slug: string }
  updatedAt: string
}
export type TicketType = { id: string; name: string }
export type Order = {
  id: string
  number: string
  token: string
  status: string
  url: string
  tickets: { id: string; code: string; reference: string; url: string; holder: { name: string } }[]
}

const days = (count: number, hour: number) => `${new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10)}T${hour}:30`

/** What an organiser says of an evening two weeks ahead. */
export const evening = (title: string) => ({
  title,
  summary: 'Four bands, one harbour, no speeches.',
  description: '## What to expect\n\nBoats, brass and **late** trains home.',
  category: 'music',
  tags: ['harbour', 'brass'],
  format: 'in_person',
  venue: { name: 'Grain Store', address: 'Quay 4', city: 'Hamburg', country: 'DE', latitude: 53.54, longitude: 9.98 },
  startsAt: days(14, 19),
  endsAt: days(14, 22),
  timeZone: 'Europe/Berlin',
})

/** A published event with free tickets, made over the API. */
export async function newEvent(
  token: string,
  {
    title = 'Harbour Nights',
    quantity = 100,
    base = site,
    ...more
  }: { title?: string; quantity?: number; base?: string; [field: string]: unknown } = {},
) {
  const draft = await done<Event>('POST', '/events', { token, base, body: { ...evening(title), ...more } })
  const type = await done<TicketType>('POST', `/events/${draft.id}/ticket-types`, {
    token,
    base,
    body: { name: 'Regular', priceMinor: 0, quantity, maxPerOrder: 10 },
  })
  const event = await done<Event>('POST', `/events/${draft.id}/publish`, { token, base })
  return { ...event, type }
}

/** Tickets for somebody, ordered over the API as a guest. */
export const newOrder = (
  event: { id: string; type: TicketType },
  buyer: { name: string; email: string },
  { quantity = 1, base = site }: { quantity?: number; base?: string } = {},
) =>
  done<Order>('POST', `/events/${event.id}/orders`, {
    base,
    headers: { 'idempotency-key': crypto.randomUUID() },
    body: { lines: [{ ticketTypeId: event.type.id, quantity }], buyer },
  })
