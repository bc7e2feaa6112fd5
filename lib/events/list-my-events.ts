import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { Unauthenticated } from '@/lib/core/error'
import { isoWithOffset } from '@/lib/core/instant'
import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { may, type Role, roles } from '@/lib/orgs/policy'
import { readPlace, writePlace } from './list-cursor'
import { listEventsInput } from './schema'
import { eventView, statusOf } from './view'

export const myEventView = eventView
  .pick({
    id: true,
    slug: true,
    title: true,
    category: true,
    format: true,
    startsAt: true,
    endsAt: true,
    timeZone: true,
    status: true,
  })
  .extend({
    visibility: eventView.shape.visibility,
    city: z.string().nullable(),
    venueName: z.string().nullable(),
    coverId: z.string().nullable(),
    organisation: z.object({ id: z.string(), name: z.string() }),
    role: z.enum(roles),
    sold: z.int().meta({ description: 'Tickets sold' }),
    seats: z.int().nullable().meta({ description: 'Tickets there are in all; null before there is a ticket type' }),
  })

export type MyEvent = z.output<typeof myEventView>

type Row = Omit<MyEvent, 'startsAt' | 'endsAt' | 'organisation'> & {
  startsAt: Date
  endsAt: Date
  organisationId: string
  organisationName: string
}

const conditions = {
  upcoming: Prisma.sql`e.status = 'published' AND e.ends_at > now()`,
  draft: Prisma.sql`e.status = 'draft'`,
  past: Prisma.sql`e.status = 'published' AND e.ends_at <= now()`,
  cancelled: Prisma.sql`e.status = 'cancelled'`,
}

const planners = roles.filter((role: Role) => may(role, 'event.read'))
const readers = roles.filter((role: Role) => may(role, 'event.read') || may(role, 'door.scan'))

/**
 * The events of every organisation the caller works for: soonest first, past and cancelled ones latest first. The door sees no
 * drafts. One statement.
 */
export const listMyEvents = operation({
  name: 'events.mine',
  input: listEventsInput,
  output: z.object({ items: z.array(myEventView), nextCursor: z.string().nullable() }),
  access: ({ actor }) => {
    if (actor.kind !== 'user') throw new Unauthenticated()
    return actor
  },
  run: async (_ctx, { state, cursor, limit = 50 }, actor) => {
    const latestFirst = state === 'past' || state === 'cancelled'
    const place = cursor === undefined ? null : readPlace(cursor)
    const after = latestFirst ? Prisma.sql`<` : Prisma.sql`>`
    const direction = latestFirst ? Prisma.sql`DESC` : Prisma.sql`ASC`
    const rows = await db().$queryRaw<Row[]>(Prisma.sql`
      SELECT e.id, e.slug, e.title, e.category, e.format, e.starts_at AS "startsAt", e.ends_at AS "endsAt", e.time_zone AS "timeZone",
             e.status, e.visibility, e.city, e.venue_name AS "venueName", e.cover_id AS "coverId", m.role,
             o.id AS "organisationId", o.name AS "organisationName", t.sold, least(t.seats, e.capacity) AS seats
      FROM memberships m
      JOIN organisations o ON o.id = m.organisation_id
      JOIN events e ON e.organisation_id = o.id
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(i.sold), 0)::int AS sold, sum(i.capacity)::int AS seats
        FROM ticket_types y JOIN inventory i ON i.id = y.inventory_id WHERE y.event_id = e.id) t
      WHERE m.user_id = ${actor.userId} AND m.role IN (${Prisma.join(readers)})
        AND (e.status <> 'draft' OR m.role IN (${Prisma.join(planners)}))
        ${state ? Prisma.sql`AND ${conditions[state]}` : Prisma.empty}
        ${place ? Prisma.sql`AND (e.starts_at, e.id) ${after} (${place.at}, ${place.id})` : Prisma.empty}
      ORDER BY e.starts_at ${direction}, e.id ${direction} LIMIT ${limit + 1}`)
    const page = rows.slice(0, limit)
    const last = rows.length > limit ? page.at(-1) : undefined
    return {
      items: page.map(({ startsAt, endsAt, organisationId, organisationName, ...row }) => ({
        ...row,
        status: statusOf({ status: row.status, endsAt }),
        startsAt: isoWithOffset(startsAt, row.timeZone),
        endsAt: isoWithOffset(endsAt, row.timeZone),
        organisation: { id: organisationId, name: organisationName },
      })),
      nextCursor: last ? writePlace({ at: last.startsAt, id: last.id }) : null,
    }
  },
})
