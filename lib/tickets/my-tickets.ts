import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { Unauthenticated } from '@/lib/core/error'
import { isoWithOffset } from '@/lib/core/instant'
import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { eventFactsSelect, toEventFacts } from './event-facts'
import { myTicketsInput } from './holder-schema'
import { presentTicket, ticketSelect, ticketView } from './view'

export const myTicketView = ticketView.extend({
  event: z.object({
    id: z.string(),
    slug: z.string(),
    title: z.string(),
    url: z.string(),
    status: z.enum(['draft', 'published', 'cancelled', 'ended']),
    startsAt: z.string(),
    endsAt: z.string(),
    timeZone: z.string(),
    place: z.object({ name: z.string(), address: z.string().optional() }).nullable(),
    online: z.boolean(),
    accent: z.string().nullable(),
  }),
})
export type MyTicket = z.output<typeof myTicketView>

/**
 * The signed-in person's tickets, newest first: of their orders, and those that carry their address. What was bought as a
 * guest is theirs only once the address is verified.
 */
export const myTickets = operation({
  name: 'tickets.mine',
  input: myTicketsInput,
  output: z.object({ items: z.array(myTicketView), nextCursor: z.string().nullable() }),
  access: ({ actor }) => {
    if (actor.kind !== 'user') throw new Unauthenticated()
    return actor
  },
  async run(_ctx, { period, cursor, limit }, { userId, email, verified }) {
    const address = verified ? email : null
    // three look-ups, each by its index, rather than one condition over two tables that no index serves
    const ids = await db().$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT k.id FROM tickets k JOIN events e ON e.id = k.event_id
      WHERE k.id IN (SELECT t.id FROM tickets t JOIN orders o ON o.id = t.order_id WHERE o.user_id = ${userId}
                     UNION SELECT t.id FROM tickets t JOIN orders o ON o.id = t.order_id WHERE o.buyer_email = ${address}
                     UNION SELECT t.id FROM tickets t WHERE t.holder_email = ${address})
        ${period === 'upcoming' ? Prisma.sql`AND e.ends_at > now()` : period === 'past' ? Prisma.sql`AND e.ends_at <= now()` : Prisma.empty}
        ${cursor ? Prisma.sql`AND k.id < ${cursor}` : Prisma.empty}
      ORDER BY k.id DESC LIMIT ${limit + 1}`)
    const rows = await db().ticket.findMany({
      where: { id: { in: ids.slice(0, limit).map(({ id }) => id) } },
      select: { ...ticketSelect, order: { select: { status: true } }, event: { select: eventFactsSelect } },
      orderBy: { id: 'desc' },
    })
    return {
      items: await Promise.all(
        rows.map(async ({ event, order, ...row }) => ({
          ...(await presentTicket(row, { order, event }, true)),
          event: {
            ...toEventFacts(event),
            startsAt: isoWithOffset(event.startsAt, event.timeZone),
            endsAt: isoWithOffset(event.endsAt, event.timeZone),
          },
        })),
      ),
      nextCursor: ids.length > limit ? (rows.at(-1)?.id ?? null) : null,
    }
  },
})
