import { newId } from '@/lib/core/id'
import { slugOf } from '@/lib/orgs/slug'
import type { DemoEvent } from './demo-event'
import { addOrders } from './orders'
import { pricedEvent, pricedType } from './priced'
import type { Rows } from './rows'
import { scheduleOf } from './schedule'

const day = 86_400_000

type By = { organisationId: string; organiser: string; number: number; now: Date }

/** An event of the programme with its ticket types, its orders and what happened to it. Titles differ, so addresses do. */
export function addEvent(rows: Rows, event: DemoEvent, { organisationId, organiser, number, now }: By): void {
  const {
    title,
    types,
    status = 'published',
    capacity,
    venue,
    joinUrl,
    pools = {},
    codes = [],
    fees,
    taxIncluded,
    terms,
    ...rest
  } = event
  const { day: _, at: _1, hours: _2, ...words } = rest
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
    ...fees,
    taxIncluded,
    terms,
    createdAt: announcedAt,
    publishedAt: status === 'draft' ? null : announcedAt,
    cancelledAt,
  })
  const poolIds = Object.fromEntries(
    Object.entries(pools).map(([name, seats]) => {
      const poolId = newId('pol')
      const drawn = types.filter(({ pool }) => pool === name).reduce((sum, { taken }) => sum + taken, 0)
      rows.pools.push({ id: poolId, eventId: id, name, inventoryId: addPool(rows, seats, drawn) })
      return [name, poolId]
    }),
  )
  const made = types.map(({ taken, quantity, tiers = [], pool, ...type }, index) => {
    const priceTiers = tiers.map(({ days, ...tier }) => ({
      ...tier,
      ...(days === undefined ? {} : { endsAt: new Date(startsAt.getTime() - days * day).toISOString() }),
    }))
    const ticketType = {
      ...type,
      priceTiers,
      poolId: pool ? poolIds[pool] : null,
      id: newId('tty'),
      eventId: id,
      inventoryId: addPool(rows, quantity, taken),
      position: index + 1,
      createdAt: announcedAt,
    }
    rows.ticketTypes.push(ticketType)
    return { taken, maxPerOrder: type.maxPerOrder ?? 10, name: type.name, priced: pricedType(ticketType) }
  })

  for (const { types: named = [], limit, ...code } of codes) {
    const ticketTypeIds = made.filter(({ name }) => named.includes(name)).map(({ priced }) => priced.id)
    rows.codes.push({
      ...code,
      id: newId('pmc'),
      eventId: id,
      ticketTypeIds,
      inventoryId: limit === undefined ? null : addPool(rows, limit, 0),
      createdAt: announcedAt,
    })
  }

  const told = { organisationId, eventId: id, actor: organiser }
  rows.activities.push({ ...told, kind: 'event.created', data: { title }, createdAt: announcedAt })
  if (status !== 'draft') rows.activities.push({ ...told, kind: 'event.published', createdAt: announcedAt })
  const until = cancelledAt ?? now
  addOrders(
    rows,
    {
      id,
      organisationId,
      startsAt,
      endsAt,
      currency: event.currency,
      title,
      prices: pricedEvent({ ...fees, taxIncluded }),
      cancelled: cancelledAt !== null,
      types: made,
      number,
    },
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
