import { TicketCard } from '@/components/ticket/ticket-card'
import { Qr } from '@/components/ui/qr'
import { Time } from '@/components/ui/time'
import type { EventFacts } from '@/lib/tickets/event-facts'
import type { HeldTicket as Held } from '@/lib/tickets/holder-view'
import { standingWords } from './standing-words'

/** A ticket as its holder shows it at the door. */
export function HeldTicket({ ticket, event }: { ticket: Held; event: EventFacts }) {
  const { place, online, timeZone } = event
  const { tone, label } = standingWords(ticket, timeZone)
  const where = place ? [place.name, place.address].filter(Boolean).join(', ') : null
  return (
    <TicketCard
      title={event.title}
      holder={ticket.holderName}
      type={ticket.typeName}
      when={<Time instant={event.startsAt} zone={timeZone} />}
      where={[where, online ? (where ? 'and online' : 'Online') : null].filter(Boolean).join(', ')}
      reference={ticket.reference}
      status={{ tone, label }}
      torn={ticket.standing !== 'valid'}
    >
      {ticket.code ? <Qr text={ticket.code} label={`QR code of ticket ${ticket.reference}`} quiet={2} /> : null}
    </TicketCard>
  )
}
