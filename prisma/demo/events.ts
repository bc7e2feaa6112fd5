import { newId } from '@/lib/core/id'
import { slugOf } from '@/lib/orgs/slug'
import type { DemoEvent } from './demo-event'
import { addOrders } from './orders'
import type { Rows } from './rows'
import { scheduleOf } from './schedule'

const day = 86_400_000

type By = { organisationId: string; organiser: string; number: number; now: Date }

/** An event of the programme with its ticket types, its orders and what happened to it. Titles differ, so addresses do. */
export function addEvent(rows: Rows, event: DemoEvent, { organisationId, organiser, number, now }: By): void {
  const { title, types, status = 'published', capacity, venue, joinUrl, day: _, at: _1, hours: _2, ...words } = event
  const { name: venueName = null, address: venueAddress = null, ...place } = venue ?? {}
  const { startsAt, endsAt } = scheduleOf(event, now)
  const id = newId('evt')
  const announcedAt = new Date(Math.min(now.getTime(), startsAt.getTime()) - 36 * day)
  const cancelledAt = status === 'cancelled' ? new Date(now.getTime() - 2 * day) : null
  const sold = types.reduce((sum, type) => sum + type.taken, 0)

  rows.events.push({
    ...words,
    ...place,
    id,
    organisationId,
    title,
    slug: slugOf(title, 'event'),
    status,
    format: venue ? (joinUrl ? 'hybrid' : 'in_person') : 'online',
    venueName,
    venueAddress,
    joinUrl,
    startsAt,
    endsAt,
    capacity,
    inventoryId: capacity === undefined ? null : addPool(rows, capacity, sold),
    createdAt: announcedAt,
    publishedAt: status === 'draft' ? null : announcedAt,
    cancelledAt,
  })
  const made = types.map(({ taken, quantity, ...type }, index) => {
    const ticketType = {
      ...type,
      id: newId('tty'),
      eventId: id,
      inventoryId: addPool(rows, quantity, taken),
      position: index + 1,
      createdAt: announcedAt,
    }
    rows.ticketTypes.push(ticketType)
    return { id: ticketType.id, taken, maxPerOrder: type.maxPerOrder ?? 10 }
  })

  const told = { organisationId, eventId: id, actor: organiser }
  rows.activities.push({ ...told, kind: 'event.created', data: { title }, createdAt: announcedAt })
  if (status !== 'draft') rows.activities.push({ ...told, kind: 'event.published', createdAt: announcedAt })
  const until = cancelledAt ?? now
  addOrders(
    rows,
    { id, organisationId, startsAt, endsAt, currency: event.currency, cancelled: cancelledAt !== null, types: made, number },
    until,
  )
  if (cancelledAt) {
    const data = { tickets: sold, message: 'The wind has taken the roof. We are sorry, and we will be back in spring.' }
    rows.activities.push({ ...told, kind: 'event.cancelled', data, createdAt: cancelledAt })
  }
}

function addPool(rows: Rows, capacity: number, sold: number): string {
  const id = newId('inv')
  rows.inventory.push({ id, capacity, sold })
  return id
}
