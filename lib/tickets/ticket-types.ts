import { NotFound } from '@/lib/core/error'
import { db } from '@/lib/db/client'
import { type TicketTypeView, ticketTypeSelect, toTicketTypeView } from './ticket-type-view'

type Of = { id: string; timeZone: string; currency: string }

/** An event's ticket types in their order. The caller has checked who asks. */
export async function ticketTypesOf(event: Of): Promise<TicketTypeView[]> {
  const rows = await db().ticketType.findMany({
    where: { eventId: event.id },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: ticketTypeSelect,
  })
  return rows.map((row) => toTicketTypeView(row, event))
}

/** @throws NotFound when it is not this event's */
export async function ticketTypeOf(event: Of, id: string): Promise<TicketTypeView> {
  const row = await db().ticketType.findFirst({ where: { id, eventId: event.id }, select: ticketTypeSelect })
  if (!row) throw new NotFound('ticket type')
  return toTicketTypeView(row, event)
}
