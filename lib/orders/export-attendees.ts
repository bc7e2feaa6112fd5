import type { Context } from '@/lib/core/context'
import { byteOrderMark, csvRecord } from '@/lib/core/csv'
import { localOf } from '@/lib/core/instant'
import { reachEvent } from '@/lib/events/access'
import { voidReasonOf } from '@/lib/tickets/standing'
import { attendeeRows } from './attendee-rows'

const page = 1_000
const head = ['Reference', 'Name', 'E-mail', 'Ticket', 'Status', 'Order', 'Ordered by', 'Admitted', 'Gate']

/**
 * Everybody who holds a ticket of an event, as CSV, a thousand at a time: the file may be larger than memory. Times are
 * wall clocks of the event's zone. The file begins to be written only once access is granted.
 * @throws Unauthenticated, NotFound, Forbidden
 */
export async function exportAttendees(
  ctx: Context,
  eventId: string,
): Promise<{ fileName: string; parts: AsyncGenerator<string> }> {
  const event = await reachEvent(ctx, eventId, 'attendees.read')
  async function* parts() {
    yield byteOrderMark + csvRecord(head)
    for (let cursor: string | undefined; ; ) {
      const rows = await attendeeRows(event.id, { inAddresses: true, cursor, limit: page })
      yield rows
        .map((row) =>
          csvRecord([
            row.reference,
            row.name,
            row.email,
            row.ticketTypeName,
            voidReasonOf(row, { order: { status: row.orderStatus }, event }) ?? row.status,
            row.orderNumber,
            row.buyerName,
            row.admittedAt ? localOf(row.admittedAt, event.timeZone).replace('T', ' ') : null,
            row.admittedGate,
          ]),
        )
        .join('')
      if (rows.length < page) return
      cursor = rows.at(-1)?.ticketId
    }
  }
  return { fileName: `${event.slug}-attendees.csv`, parts: parts() }
}
