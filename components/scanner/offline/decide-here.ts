import { type Decision, decide } from '@/lib/checkin/decide'
import { type CodeVerdict, verifyTicketCode } from '@/lib/tickets/code'
import type { OpenedDoor } from './door-session'
import type { Roster } from './roster'
import type { RosterTicket } from './roster-ticket'

/** What was scanned, typed or picked. */
export type Named = { code: string } | { reference: string } | { serial: string }

/** Where this device stands and whom it lets in. */
export type DoorFacts = Pick<OpenedDoor['link'], 'gate' | 'listId' | 'ticketTypeIds' | 'rights'>

export type Looked = { code: CodeVerdict | null; ticket: RosterTicket | null; serial: string | null }

const keys = new Map<string, Uint8Array>()

/** One array for one key: what is computed from it is remembered by it. */
function keyOf(publicKey: string): Uint8Array {
  const bytes = () => Uint8Array.from(atob(publicKey.replaceAll('-', '+').replaceAll('_', '/')), (each) => each.charCodeAt(0))
  const known = keys.get(publicKey) ?? bytes()
  keys.set(publicKey, known)
  return known
}

/** Finds the ticket that was named; a code is believed only with the event's signature. Null: no roster came yet, so nothing can be told. */
export async function lookUp(roster: Roster, named: Named): Promise<Looked | null> {
  const head = roster.head()
  if (!head) return null
  if (!('code' in named)) {
    const ticket = 'serial' in named ? roster.ticket(named.serial) : roster.byReference(named.reference)
    return { code: null, ticket, serial: ticket?.serial ?? null }
  }
  const code = await verifyTicketCode(named.code, keyOf(head.event.publicKey))
  if (code.verdict === 'genuine') return { code, ticket: roster.ticket(code.serial), serial: code.serial }
  // people type what is printed under the QR where they type codes
  const typed = code.verdict === 'not_a_ticket' ? roster.byReference(named.code) : null
  return typed ? { code: null, ticket: typed, serial: typed.serial } : { code, ticket: null, serial: null }
}

/**
 * Decides as the server would, by what the roster knows and what this device did since. A genuine code the roster does not
 * know was sold after the last sync and lets in once, flagged; the second time it is a used ticket like any other.
 */
export function decideHere(
  { code, ticket, serial }: Looked,
  roster: Roster,
  door: DoorFacts,
  of: { direction: 'in' | 'out'; now: Date; override: boolean },
): Decision {
  const event = roster.head()!.event
  const presence = serial === null ? null : roster.presenceOf(serial)
  const isStranger = !ticket && code?.verdict === 'genuine' && presence !== null
  const revision = code?.verdict === 'genuine' ? code.revision : 0
  const known = ticket ?? (isStranger ? { ticketTypeId: '', status: 'valid' as const, revision } : null)
  const decision = decide({
    code,
    ticket: known && { ...known, eventId: event.id },
    presence,
    rules: roster.rulesOf(known?.ticketTypeId ?? ''),
    event: { id: event.id, timeZone: event.timeZone },
    gate: door.gate,
    ticketTypeIds: isStranger ? null : door.ticketTypeIds,
    listTypeIds: isStranger ? null : roster.list()?.ticketTypeIds,
    trustCode: true,
    ...of,
  })
  return isStranger && decision.decision === 'admit' ? { ...decision, flag: 'not_on_roster' } : decision
}
