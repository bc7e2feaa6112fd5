import { standings } from '@/lib/checkin/decide'
import type { ManifestView } from '@/lib/checkin/manifest-schema'
import type { Presence } from '@/lib/checkin/presence'
import type { RosterPage, RosterTicket } from './roster-ticket'

type Tuple = ManifestView['tickets'][number]

function presenceOf(tuple: NonNullable<Tuple[6]>): Presence {
  const [inside, entries, day, dayEntries, firstAt, firstGate, lastAt, lastGate, conflicts] = tuple
  return { inside, entries, day, dayEntries, firstAt, firstGate, lastAt, lastGate, conflicts }
}

/** Gives the tuples of the wire their names. Types are told by their place in this very answer, so their ids are kept instead. */
export function readRosterPage({ cursor, more, reset, event, lists, ticketTypes, tickets }: ManifestView): RosterPage {
  const read = ([serial, revision, type, standing, holder, reference, presence, note, flags, email]: Tuple): RosterTicket => ({
    ...{ serial, revision, holder, reference, note, flags },
    ticketTypeId: ticketTypes[type]?.id ?? '',
    status: standings[standing] ?? 'void',
    presence: presence && presenceOf(presence),
    ...(email === null ? {} : { email }),
  })
  return { head: { cursor, event, lists, ticketTypes }, tickets: tickets.map(read), more, reset }
}
