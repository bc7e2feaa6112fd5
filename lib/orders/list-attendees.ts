import { z } from 'zod'
import { isoWithOffset } from '@/lib/core/instant'
import { operation } from '@/lib/core/operation'
import { reachEvent } from '@/lib/events/access'
import { may } from '@/lib/orgs/policy'
import { voidReasonOf, voidReasons } from '@/lib/tickets/standing'
import { attendeeRows } from './attendee-rows'
import { SearchNeeded } from './errors'
import { listAttendeesInput } from './schema'

export const attendeeView = z.object({
  ticketId: z.string(),
  reference: z.string(),
  status: z.enum(['valid', 'void', 'transferred']),
  voidReason: z.enum(voidReasons).optional().meta({ description: 'Why it is void: its money went back, or it was cancelled.' }),
  name: z.string(),
  email: z
    .string()
    .optional()
    .meta({ description: 'Left out for door staff whose door may not see it. Where none was given, the address of the buyer.' }),
  ticketTypeId: z.string(),
  ticketTypeName: z.string(),
  orderId: z.string(),
  orderNumber: z.string(),
  admittedAt: z.string().optional(),
  admittedGate: z.string().optional(),
  note: z.string().meta({ description: 'What the door should know' }),
  flags: z.array(z.string()).meta({ description: 'vip, accessibility, press, crew' }),
})

/**
 * The people who hold an event's tickets, by `q` in a name or the beginning of a reference (for the organiser in addresses
 * too). Door staff find people, but do not get the whole list, and addresses only at a door that may see them.
 */
export const listAttendees = operation({
  name: 'orders.listAttendees',
  input: listAttendeesInput,
  output: z.object({ items: z.array(attendeeView), nextCursor: z.string().nullable() }),
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'door.find'),
  raises: ['event.not_found', 'attendees.search_needed'],
  async run({ actor }, { limit, ...filter }, event) {
    const whole = may(event.role, 'attendees.read')
    const inAddresses = whole || (actor.kind === 'door' && actor.rights.includes('email'))
    if (!whole && !filter.q) throw new SearchNeeded()
    const rows = await attendeeRows(event.id, { ...filter, inAddresses, limit: limit + 1 })
    const page = rows.slice(0, limit)
    return {
      items: page.map(({ admittedAt, admittedGate, email, orderStatus, ...row }) => ({
        ...row,
        voidReason: voidReasonOf(row, { order: { status: orderStatus }, event }),
        email: inAddresses ? email : undefined,
        admittedAt: admittedAt ? isoWithOffset(admittedAt, event.timeZone) : undefined,
        admittedGate: admittedGate ?? undefined,
      })),
      nextCursor: rows.length > limit ? (page.at(-1)?.ticketId ?? null) : null,
    }
  },
})
