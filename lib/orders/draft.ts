import { newId, newReadableCode, newToken } from '@/lib/core/id'
import { newTicketSerial } from '@/lib/tickets/code'
import { AttendeeWithoutTicket } from './errors'
import type { PlaceOrder } from './schema'

type Wanted = Pick<PlaceOrder, 'lines' | 'attendees'> & { buyer: PlaceOrder['buyer'] | null }

/**
 * An order with everything that is random about it, not written anywhere yet. Each line's tickets take the attendees of
 * their type in the order given; tickets without one carry the buyer's name, if there is a buyer yet. Whether a line makes tickets
 * at all (a gift makes none) is for `reserve` to say.
 * @throws AttendeeWithoutTicket when there are more attendees of a type than tickets
 */
export function draftOrder({ lines, buyer, attendees }: Wanted) {
  const draftLines = lines.filter(({ quantity }) => quantity > 0).map((line) => ({ id: newId('lin'), ...line }))
  const waiting = attendees.map((attendee, index) => ({ ...attendee, index }))
  const tickets = draftLines
    .flatMap((line) => Array.from({ length: line.quantity }, () => line))
    .map((line, index) => {
      const next = waiting.findIndex(({ ticketTypeId }) => ticketTypeId === line.ticketTypeId)
      const attendee = next < 0 ? undefined : waiting.splice(next, 1)[0]
      return {
        id: newId('tkt'),
        lineId: line.id,
        ticketTypeId: line.ticketTypeId,
        serial: newTicketSerial(),
        position: index + 1,
        linkToken: newToken(),
        holderName: attendee?.name ?? buyer?.name ?? '',
        holderEmail: attendee?.email ?? null,
      }
    })
  if (waiting[0]) throw new AttendeeWithoutTicket(waiting[0].index)
  return { orderId: newId('ord'), number: newReadableCode(7), token: newToken(), lines: draftLines, tickets }
}
export type OrderDraft = ReturnType<typeof draftOrder>
