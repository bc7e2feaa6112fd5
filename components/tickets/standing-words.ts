import type { Tone } from '@/components/ui/badge'
import type { HeldTicket } from '@/lib/tickets/holder-view'

type Words = { tone: Tone; label: string; explained: string | null }

const at = (instant: Date, timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(instant)

/** A ticket's standing for people: "Valid", "Used 19:02", and what it means. */
export function standingWords({ standing, admittedAt, admittedGate }: HeldTicket, timeZone: string): Words {
  switch (standing) {
    case 'valid':
      return { tone: 'good', label: 'Valid', explained: null }
    case 'used': {
      const gate = admittedGate ? ` at ${admittedGate}` : ''
      const time = admittedAt ? at(admittedAt, timeZone) : ''
      return {
        tone: 'info',
        label: `Used ${time}`.trim(),
        explained: `Let in ${time ? `at ${time}` : ''}${gate}. It does not admit again.`.replace(/ {2,}/g, ' '),
      }
    }
    case 'void':
      return { tone: 'bad', label: 'Cancelled', explained: 'This ticket was cancelled and admits nobody.' }
    case 'refunded':
      return {
        tone: 'bad',
        label: 'Refunded',
        explained: 'The money for this ticket was given back. It admits nobody any more.',
      }
    case 'transferred':
      return { tone: 'warn', label: 'Passed on', explained: 'This ticket was passed on. Only its new holder is let in.' }
    case 'event_cancelled':
      return { tone: 'bad', label: 'Event cancelled', explained: 'The organiser has cancelled this event.' }
  }
}
