import type { Attachment } from '@/lib/email/message'
import { ticketCalendar } from '@/lib/tickets/event-calendar'
import type { EventFacts } from '@/lib/tickets/event-facts'
import { ticketQrPng } from '@/lib/tickets/qr'
import { ticketCodeOf } from '@/lib/tickets/ticket-code-of'

type Ticket = { eventId: string; serial: string; revision: number; reference: string }

/** Where the mail's HTML shows a ticket's QR. */
export const qrCid = ({ reference }: Pick<Ticket, 'reference'>) => `qr-${reference}`

/** A ticket's QR twice: shown in the mail, and as a file to keep, because not every mail program can save what it shows. */
export async function qrAttachments(ticket: Ticket): Promise<Attachment[]> {
  const content = await ticketQrPng(await ticketCodeOf(ticket))
  const picture = { contentType: 'image/png', content }
  return [
    { ...picture, filename: `qr-${ticket.reference}.png`, contentId: qrCid(ticket) },
    { ...picture, filename: `ticket-${ticket.reference}.png` },
  ]
}

/** The event for the calendar; cancelled, the file that takes it off again. */
export const calendarAttachment = (event: EventFacts, status: 'confirmed' | 'cancelled' = 'confirmed'): Attachment => ({
  filename: status === 'confirmed' ? 'event.ics' : 'cancelled.ics',
  contentType: `text/calendar; charset=utf-8; method=${status === 'confirmed' ? 'PUBLISH' : 'CANCEL'}`,
  content: new TextEncoder().encode(ticketCalendar(event, status)),
})
