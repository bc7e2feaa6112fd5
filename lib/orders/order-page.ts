import { db } from '@/lib/db/client'
import { type EventFacts, eventFactsSelect, toEventFacts } from '@/lib/tickets/event-facts'
import { type HeldTicket, toHeldTicket } from '@/lib/tickets/holder-view'
import { ticketSelect } from '@/lib/tickets/view'
import { type Amounts, amountsSelect, toAmounts } from './amounts'
import { isByHand, isTestMoney, providerTitle } from './payment-words'
import { orderSelect } from './view'

/** Money that came: `capturedMinor` of it, through `by`. */
export type PaidPart = { id: string; by: string; test: boolean; capturedMinor: number; currency: string; capturedAt: Date | null }

/** Money on its way back, or back. `tickets`: references of those that died with it. */
export type RefundPart = {
  id: string
  amountMinor: number
  currency: string
  reason: string
  note: string
  state: string
  /** it was taken at the door, and is given back by hand */
  byHand: boolean
  createdAt: Date
  doneAt: Date | null
  tickets: string[]
}

export type OrderPage = Amounts & {
  id: string
  number: string
  status: string
  endReason: string | null
  buyerName: string
  buyerEmail: string
  createdAt: Date
  cancelledAt: Date | null
  /** until when its seats are held, while they are */
  expiresAt: Date | null
  /** the hold's time is up, by the database's clock, whether it was ended yet or not */
  late: boolean
  /** the order that took its place */
  replacedByToken: string | null
  paid: PaidPart[]
  refunds: RefundPart[]
  /** some of its money is test money */
  test: boolean
  event: EventFacts
  tickets: HeldTicket[]
  /** its buyer may take it back now */
  cancellable: boolean
}

const select = {
  ...orderSelect,
  ...amountsSelect,
  endReason: true,
  expiresAt: true,
  replacedById: true,
  payments: {
    where: { capturedMinor: { gt: 0 } },
    select: { id: true, provider: true, method: true, capturedMinor: true, currency: true, capturedAt: true },
    orderBy: { id: 'asc' },
  },
  refunds: { include: { payment: { select: { provider: true } } }, orderBy: { id: 'asc' } },
  event: { select: eventFactsSelect },
  tickets: { select: { ...ticketSelect, admittedGate: true }, orderBy: { id: 'asc' } },
} as const

/** What the page of an order shows to whoever has its token; null when nothing opens by it. */
export async function orderPage(token: string): Promise<OrderPage | null> {
  if (!/^[\w-]{43}$/.test(token)) return null
  const [row, [clock]] = await Promise.all([
    db().order.findUnique({ where: { token }, select }),
    db().$queryRaw<{ now: Date }[]>`SELECT now() AS now`,
  ])
  if (!row) return null
  const event = toEventFacts(row.event)
  const [tickets, replacedBy] = await Promise.all([
    Promise.all(row.tickets.map((ticket) => toHeldTicket(ticket, { order: row, event }))),
    row.replacedById ? db().order.findUnique({ where: { id: row.replacedById }, select: { token: true } }) : null,
  ])
  const paid = row.payments.map(({ provider, method, ...each }) => ({
    ...each,
    by: providerTitle(provider, method),
    test: isTestMoney(provider),
  }))
  const references = new Map(tickets.map(({ id, reference }) => [id, reference]))
  return {
    ...toAmounts(row),
    id: row.id,
    number: row.number,
    status: row.status,
    endReason: row.endReason,
    buyerName: row.buyerName,
    buyerEmail: row.buyerEmail,
    createdAt: row.createdAt,
    cancelledAt: row.cancelledAt,
    expiresAt: row.expiresAt,
    late: row.status === 'pending' && row.expiresAt !== null && row.expiresAt <= clock!.now,
    replacedByToken: replacedBy?.token ?? null,
    paid,
    refunds: row.refunds.map(({ ticketIds, ...refund }) => ({
      id: refund.id,
      amountMinor: refund.amountMinor,
      currency: refund.currency,
      reason: refund.reason,
      note: refund.note,
      state: refund.state,
      byHand: isByHand(refund.payment.provider),
      createdAt: refund.createdAt,
      doneAt: refund.doneAt,
      tickets: ticketIds.flatMap((id) => references.get(id) ?? []),
    })),
    test: paid.some(({ test }) => test),
    event,
    tickets,
    cancellable:
      row.status === 'confirmed' &&
      row.totalMinor === 0 &&
      event.status === 'published' &&
      event.startsAt > clock!.now &&
      tickets.every(({ admittedAt }) => admittedAt === null),
  }
}
