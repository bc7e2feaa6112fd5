import { signTicketCode } from './code'
import { eventKey } from './event-key'

/** What the ticket's QR holds. Made when it is asked for and never stored, so that whoever reads the database holds no ticket. */
export async function ticketCodeOf({ eventId, serial, revision }: { eventId: string; serial: string; revision: number }) {
  return signTicketCode({ ...(await eventKey(eventId)), serial, revision })
}
