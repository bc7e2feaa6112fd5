import { z } from 'zod'
import { recordActivity } from '@/lib/activity/record'
import { NotFound } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { reachEvent } from '@/lib/events/access'
import { eventId } from '@/lib/events/schema'
import { oneLine } from '@/lib/events/text'

const ticketFlags = ['vip', 'accessibility', 'press', 'crew'] as const

export const noteTicketInput = z.object({
  eventId,
  ticketId: z.string().min(1).max(40),
  note: z.string().overwrite(oneLine).max(200, { error: 'Keep the note to 200 characters.' }).optional(),
  flags: z.array(z.enum(ticketFlags)).max(ticketFlags.length).optional(),
})

type Noted = { ticketId: string; orderId: string; note: string; flags: (typeof ticketFlags)[number][] }

/** Tells the door what it should know of somebody: a note, and flags that stand on the card. What is not given stays. */
export const noteTicket = operation({
  name: 'checkin.noteTicket',
  input: noteTicketInput,
  output: z.object({ ticketId: z.string(), note: z.string(), flags: z.array(z.enum(ticketFlags)) }),
  raises: ['event.not_found', 'ticket.not_found'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  run: (ctx, { ticketId, note, flags }, { id, organisationId }) =>
    inTransaction(async (tx) => {
      const [noted] = await tx.$queryRaw<Noted[]>`
        UPDATE tickets SET door_note = coalesce(${note ?? null}, door_note), flags = coalesce(${flags ? [...new Set(flags)] : null}, flags)
        WHERE id = ${ticketId} AND event_id = ${id}
        RETURNING id AS "ticketId", order_id AS "orderId", door_note AS note, flags`
      if (!noted) throw new NotFound('ticket')
      const { orderId, ...rest } = noted
      await recordActivity(tx, ctx, 'ticket.noted', {
        organisationId,
        eventId: id,
        orderId,
        data: { ticketId, flags: rest.flags },
      })
      return rest
    }),
})
