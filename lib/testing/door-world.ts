import { decide, standingOf } from '@/lib/checkin/decide'
import { foldScans, nobody, type StandingScan } from '@/lib/checkin/presence'
import { recordScans } from '@/lib/checkin/record-scans'
import { type EntryRules, resolve } from '@/lib/checkin/rules'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { signTicketCode } from '@/lib/tickets/code'
import { eventKey } from '@/lib/tickets/event-key'
import { invariants } from '@/lib/verify/invariants'
import { contextOf, makeEvent, makeOrder, makeOrganisation, makeTicketType, makeUser } from './factories'

type Scan = Parameters<typeof recordScans>[1]['scans'][number]

/** An event with a manager at its door, and tickets of one order. */
export async function openDoors(entryRules: EntryRules = {}, quantity = 1) {
  const manager = await makeUser()
  const organisation = await makeOrganisation([{ userId: manager.id, role: 'manager' }])
  const event = await makeEvent({ organisationId: organisation.id, entryRules })
  const type = await makeTicketType(event.id, { quantity })
  const order = await makeOrder(event.id, type.id, { quantity })
  const ctx = contextOf(manager)
  const send = async (scans: Scan[]) => (await recordScans(ctx, { eventId: event.id, scans })).results
  return { ctx, event, type, order, tickets: order.tickets, ticket: order.tickets[0]!, send }
}

/** The code of a ticket, as it is or as it was. */
export const codeOf = async (ticket: { eventId: string; serial: string }, revision = 1) =>
  signTicketCode({ ...(await eventKey(ticket.eventId)), serial: ticket.serial, revision })

/** A scan with an id of its own, now, at the north gate. */
export const look = (values: Partial<Scan> = {}) => ({
  ...{ scanId: newId('scn'), gate: 'North', deviceId: 'phone', at: new Date().toISOString() },
  ...values,
})

/** What a device without a network told a person. */
export const told = (reason: 'ok' | 'already_admitted' = 'ok') =>
  ({ decision: reason === 'ok' ? 'admit' : 'refuse', reason }) as const

const utc = (at: Date | null) => at?.toISOString() ?? null

/** Where a ticket stands on a list as the database has it, its scans' conflicts by id, and what the ticket says itself. */
export async function standingIn(ticketId: string, listId = '') {
  const row = await db().presence.findUnique({ where: { ticketId_listId: { ticketId, listId } } })
  const scans = await db().scan.findMany({ where: { ticketId, listId: listId || null }, orderBy: { id: 'asc' } })
  const presence = row && {
    ...{ inside: row.inside, entries: row.entries, day: utc(row.day)?.slice(0, 10) ?? null, dayEntries: row.dayEntries },
    ...{ firstAt: utc(row.firstAt), firstGate: row.firstGate, lastAt: utc(row.lastAt), lastGate: row.lastGate },
    conflicts: row.conflicts,
  }
  return { presence: presence ?? nobody, scans }
}

/** The same as the fold of `presence.ts` has it, with what spoke against each scan when it happened. */
export async function standingOnPaper(ticketId: string) {
  const ticket = await db().ticket.findUniqueOrThrow({ where: { id: ticketId }, include: { order: true, event: true } })
  const rules = resolve(ticket.event.entryRules as EntryRules)
  const { scans } = await standingIn(ticketId)
  const against = (scan: (typeof scans)[number]) => {
    const by = (at: Date | null | undefined) => Boolean(at && at <= scan.occurredAt)
    const { reason } = decide({
      code: scan.revision === null ? null : { verdict: 'genuine', serial: ticket.serial, revision: scan.revision },
      ticket: {
        ...{ eventId: ticket.eventId, ticketTypeId: ticket.ticketTypeId },
        status: by(ticket.endedAt) ? standingOf(ticket.status, ticket.order.status) : 'valid',
        revision: 1 + ticket.retiredAt.filter(by).length,
      },
      ...{ presence: null, rules, event: ticket.event, gate: scan.gate, now: scan.occurredAt },
      direction: scan.direction as 'in' | 'out',
    })
    return reason === 'ok' || reason === scan.overrode || scan.decided === 'online' ? null : reason
  }
  const standing = scans.filter((scan) => scan.decision === 'admit' && scan.undoneAt === null)
  const folded = foldScans(
    standing.map(
      (scan): StandingScan => ({
        ...{ id: scan.id, direction: scan.direction as 'in' | 'out', at: scan.occurredAt.toISOString(), gate: scan.gate },
        ...{ overrode: scan.overrode, conflict: against(scan) },
      }),
    ),
    rules,
    ticket.event.timeZone,
  )
  return { ...folded, standing, rules, ticket }
}

/** What the invariant of admissions finds wrong. */
export const wrongAdmissions = () => db().$queryRawUnsafe<unknown[]>(invariants.find(({ id }) => id === 'I5')!.sql)
