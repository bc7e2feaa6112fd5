import { z } from 'zod'
import { operation } from '@/lib/core/operation'
import { reachEvent } from '@/lib/events/access'
import { readFacts } from '@/lib/events/facts'
import { managedEvent } from '@/lib/events/queries'
import { steps } from '@/lib/events/readiness'
import { oneEventInput } from '@/lib/events/schema'
import { eventView } from '@/lib/events/view'
import { may, roles } from '@/lib/orgs/policy'
import { recentActivities } from './recent-activities'
import { registrationsPerDay } from './registrations-per-day'
import { readTotals } from './totals'

const step = z.object({ code: z.string(), label: z.string(), done: z.boolean(), needed: z.boolean() })

const overviewView = z.object({
  event: eventView,
  role: z.enum(roles),
  steps: z.array(step),
  totals: z.object({
    orders: z.int(),
    sold: z.int(),
    held: z.int(),
    seats: z.int().nullable().meta({ description: 'Tickets there are in all; null before there is a ticket type' }),
    valid: z.int().meta({ description: 'Tickets that open the door' }),
    inside: z.int().meta({ description: 'Those of them that were admitted' }),
  }),
  perDay: z
    .array(z.object({ date: z.string(), tickets: z.int() }))
    .meta({ description: 'The last 30 days in the zone of the event' }),
  recent: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      at: z.string(),
      by: z.string().nullable().meta({ description: 'Who did it: a name, or null for the system' }),
      orderId: z.string().nullable(),
      orderNumber: z.string().nullable(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
})

export type Overview = z.output<typeof overviewView>

/** How an event stands: what is missing, what is sold, who came, what happened last. The same few statements at any size. */
export const eventOverview = operation({
  name: 'reports.event_overview',
  input: oneEventInput,
  output: overviewView,
  raises: ['event.not_found'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.read'),
  run: async (_ctx, _, { id, timeZone, role }) => {
    const [event, { now, ...facts }, totals, perDay, recent] = await Promise.all([
      managedEvent(id),
      readFacts(id),
      readTotals(id),
      registrationsPerDay(id, timeZone),
      recentActivities(id, 15),
    ])
    // the private link is for those who plan the event, and no matter of its books
    const shown = may(role, 'event.manage') ? event : { ...event, joinUrl: undefined }
    return { event: shown, role, steps: steps(facts, now), totals, perDay, recent }
  },
})
