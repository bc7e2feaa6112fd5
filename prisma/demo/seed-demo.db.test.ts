import { expect, test } from 'vitest'
import { signIn } from '@/lib/auth/sign-in'
import { db } from '@/lib/db/client'
import { reachEvent } from '@/lib/events/access'
import { discoverEvents } from '@/lib/events/discovery'
import { listMyEvents } from '@/lib/events/list-my-events'
import { anonymous, contextOf } from '@/lib/testing/factories'
import { verify } from '@/lib/verify/verify'
import { seedDemo } from './seed-demo'

test('an empty installation gets a programme whose books agree, and a used one is left alone', async () => {
  const signIns = await seedDemo()

  const drift = await db().$queryRaw`
    SELECT y.name, i.sold, coalesce(sum(l.quantity), 0)::int AS lines
    FROM ticket_types y JOIN inventory i ON i.id = y.inventory_id LEFT JOIN order_lines l ON l.ticket_type_id = y.id
    GROUP BY y.id, i.id HAVING i.sold <> coalesce(sum(l.quantity), 0)
    UNION ALL
    SELECT e.title, i.sold, coalesce(sum(l.quantity), 0)::int
    FROM events e JOIN inventory i ON i.id = e.inventory_id JOIN orders o ON o.event_id = e.id JOIN order_lines l ON l.order_id = o.id
    GROUP BY e.id, i.id HAVING i.sold <> sum(l.quantity)`
  expect(drift).toEqual([])
  const unmatched = await db().$queryRaw`
    SELECT o.number FROM orders o
    WHERE (SELECT sum(quantity) FROM order_lines l WHERE l.order_id = o.id) <> (SELECT count(*) FROM tickets t WHERE t.order_id = o.id)`
  expect(unmatched).toEqual([])
  const broken = (await verify()).filter(({ count }) => count > 0)
  expect(broken.flatMap(({ id, rows }) => rows.map(({ what, found, expected }) => ({ id, what, found, expected })))).toEqual([])
  expect(await db().payment.count()).toBeGreaterThan(50)
  expect(await db().ticket.count({ where: { admittedAt: { not: null } } })).toBe(await db().scan.count())
  expect(await db().order.count({ where: { createdAt: { gt: new Date(Date.now() + 1_000) } } })).toBe(0)

  const upcoming = await discoverEvents(anonymous(), { limit: 100 })
  expect(upcoming.items.length).toBeGreaterThanOrEqual(19)
  expect(upcoming.items.filter(({ soldOut }) => soldOut)).toHaveLength(2)
  expect(new Set(upcoming.items.map(({ category }) => category)).size).toBeGreaterThanOrEqual(9)

  const organiser = await db().user.findUniqueOrThrow({ where: { email: 'organiser@foyer.test' } })
  const ctx = contextOf(organiser)
  expect((await listMyEvents(ctx, { state: 'draft' })).items).toHaveLength(1)
  expect((await listMyEvents(ctx, { state: 'cancelled' })).items).toHaveLength(1)
  expect((await listMyEvents(ctx, { state: 'past' })).items).toHaveLength(3)

  const doorman = await db().user.findUniqueOrThrow({ where: { email: 'door@foyer.test' } })
  const [tonight] = upcoming.items
  expect(await reachEvent(contextOf(doorman), tonight!.id, 'door.scan')).toMatchObject({
    title: 'Open Decks at the Laternenkeller',
  })
  const attendee = await db().user.findUniqueOrThrow({ where: { email: 'attendee@foyer.test' } })
  expect(await db().ticket.count({ where: { order: { userId: attendee.id } } })).toBe(4)
  for (const { email, password } of signIns ?? [])
    expect(await signIn(anonymous(), { email, password })).toMatchObject({ sessionId: expect.any(String) })

  const before = await db().activity.count()
  expect(await seedDemo()).toBeNull()
  expect(await db().activity.count()).toBe(before)
})
