import { db } from '@/lib/db/client'
import { type EventFacts, eventFactsSelect, toEventFacts } from './event-facts'
import { type HeldTicket, toHeldTicket } from './holder-view'
import { samePerson } from './same-person'
import { ticketSelect } from './view'

/** The address of a page is all that opens it. */
const isLinkToken = (token: string) => /^[\w-]{43}$/.test(token)

/**
 * What the page of a ticket shows: the ticket first, then the others of its order that are for the same person.
 * Null when nothing opens by this token.
 */
export async function ticketPage(
  linkToken: string,
): Promise<{ event: EventFacts; tickets: [HeldTicket, ...HeldTicket[]] } | null> {
  if (!isLinkToken(linkToken)) return null
  const select = { ...ticketSelect, admittedGate: true } as const
  const found = await db().ticket.findUnique({
    where: { linkToken },
    select: {
      ...select,
      event: { select: eventFactsSelect },
      order: { select: { status: true, tickets: { select, orderBy: { id: 'asc' } } } },
    },
  })
  if (!found) return null
  const event = toEventFacts(found.event)
  const others = found.order.tickets.filter((other) => other.id !== found.id && samePerson(other, found))
  const sold = { order: found.order, event }
  const [first, ...rest] = await Promise.all([found, ...others].map((row) => toHeldTicket(row, sold)))
  return { event, tickets: [first!, ...rest] }
}

/** What the QR of a ticket holds, by its token; null when there is none or it no longer admits. */
export async function codeByLink(linkToken: string): Promise<string | null> {
  return (await ticketPage(linkToken))?.tickets[0].code ?? null
}
