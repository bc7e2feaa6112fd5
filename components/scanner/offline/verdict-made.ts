import type { Reason } from '@/lib/checkin/decide'
import type { ScanAnswer } from './door-calls'
import type { Roster } from './roster'
import type { RosterTicket } from './roster-ticket'

/** What the card shows of a ticket. `serial` where the roster knows it: what siblings and undos go by. */
export type ShownTicket = {
  serial: string | null
  holder: string
  typeName: string
  reference: string
  note: string
  flags: string[]
}

/** What is shown of a scan. Only `admit` lets somebody in. */
export type DoorVerdict = {
  scanId: string
  direction: 'in' | 'out'
  decision: 'admit' | 'refuse'
  reason: Reason
  /** training: nothing was recorded anywhere */
  by: 'server' | 'device' | 'training'
  /** by the server's clock, as far as it is known */
  at: string
  ticket: ShownTicket | null
  firstScan: { at: string; gate: string } | null
  overrode: Reason | null
  flag: 'not_on_roster' | 'newer_than_roster' | 'clock_corrected' | null
  conflict: string | null
  /** valid tickets of the same order whose holders are not inside; the server counts, the roster names them */
  siblings: number
  /** false: it lies in this page's memory alone, and is lost when the page goes before it was sent */
  kept: boolean
}

export const shownTicket = (roster: Roster, ticket: RosterTicket): ShownTicket => ({
  serial: ticket.serial,
  holder: ticket.holder,
  typeName: roster.typeName(ticket.ticketTypeId),
  reference: ticket.reference,
  note: ticket.note,
  flags: ticket.flags,
})

/** The server's answer in the same words as the device's own. */
export function verdictOfAnswer(answer: ScanAnswer, roster: Roster, of: { direction: 'in' | 'out'; at: Date }): DoorVerdict {
  const { ticket } = answer
  const known = ticket ? roster.byReference(ticket.reference) : null
  return {
    ...{ scanId: answer.scanId, direction: of.direction, decision: answer.decision, reason: answer.reason },
    ...{ by: 'server', at: of.at.toISOString(), kept: true },
    ticket: ticket
      ? {
          serial: known?.serial ?? null,
          holder: ticket.holder.name,
          typeName: ticket.ticketTypeName,
          reference: ticket.reference,
          note: ticket.note ?? '',
          flags: ticket.flags ?? [],
        }
      : null,
    firstScan: answer.firstScan ?? null,
    overrode: answer.overrode ?? null,
    flag: answer.flag ?? null,
    conflict: answer.conflict ?? null,
    siblings: ticket?.siblings ?? 0,
  }
}
