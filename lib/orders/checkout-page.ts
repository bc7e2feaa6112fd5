import { db } from '@/lib/db/client'
import { type EventFacts, eventFactsSelect, toEventFacts } from '@/lib/tickets/event-facts'
import { type Amounts, amountsSelect, toAmounts } from './amounts'
import { type CheckoutState, checkoutState, draftTickets } from './checkout-view'
import { providersTaking } from './pay-through'

export type CheckoutPage = Amounts & {
  id: string
  number: string
  state: CheckoutState
  /** until when the seats are held */
  expiresAt: Date
  /** the database's clock, which decides */
  now: Date
  endReason: string | null
  /** where the purchase went on, when this hold was given another */
  replacedByToken: string | null
  buyer: { name: string; email: string }
  /** what will be made: one each, with the name and address of its own where it has them */
  tickets: { id: string; typeName: string; name: string; email: string }[]
  /** the types and how many of each, to choose them again */
  chosen: { ticketTypeId: string; quantity: number }[]
  event: EventFacts
  /** markdown that has to be accepted; empty for none */
  terms: string
  accepted: boolean
  providers: { name: string; test: boolean }[]
  /** the last attempt to pay: its state and why it failed */
  payment: { state: string; failure: string | null } | null
}

const select = {
  ...amountsSelect,
  id: true,
  number: true,
  status: true,
  endReason: true,
  expiresAt: true,
  createdAt: true,
  replacedById: true,
  buyerName: true,
  buyerEmail: true,
  terms: true,
  draft: true,
  event: { select: { ...eventFactsSelect, terms: true } },
  payments: { select: { state: true, failure: true }, orderBy: { id: 'desc' }, take: 1 },
} as const

/** What the checkout of an order shows to whoever has its token; null when nothing opens by it. */
export async function checkoutPage(token: string): Promise<CheckoutPage | null> {
  if (!/^[\w-]{43}$/.test(token)) return null
  const [row, [clock]] = await Promise.all([
    db().order.findUnique({ where: { token }, select }),
    db().$queryRaw<{ now: Date }[]>`SELECT now() AS now`,
  ])
  if (!row) return null
  const now = clock!.now
  const expiresAt = row.expiresAt ?? row.createdAt
  const { terms, ...event } = row.event
  const due = { amountMinor: row.totalMinor, currency: row.currency }
  const nameOf = new Map(row.lines.map(({ ticketTypeId, ticketType }) => [ticketTypeId, ticketType.name]))
  const replacedBy = row.replacedById ? { where: { id: row.replacedById }, select: { token: true } } : null
  return {
    ...toAmounts(row),
    id: row.id,
    number: row.number,
    state: checkoutState({ ...row, late: expiresAt <= now }),
    expiresAt,
    now,
    endReason: row.endReason,
    replacedByToken: replacedBy ? ((await db().order.findUnique(replacedBy))?.token ?? null) : null,
    buyer: { name: row.buyerName, email: row.buyerEmail },
    tickets: draftTickets(row.draft).map(({ id, ticketTypeId, holderName, holderEmail }) => ({
      id,
      typeName: nameOf.get(ticketTypeId) ?? '',
      name: holderName === row.buyerName && !holderEmail ? '' : holderName, // left empty, it carries the buyer's
      email: holderEmail ?? '',
    })),
    chosen: row.lines.map(({ ticketTypeId, quantity }) => ({ ticketTypeId, quantity })),
    event: toEventFacts(event),
    terms,
    accepted: row.terms === terms,
    providers: row.totalMinor > 0 ? providersTaking(due).map(({ name, test }) => ({ name, test })) : [],
    payment: row.payments[0] ?? null,
  }
}
