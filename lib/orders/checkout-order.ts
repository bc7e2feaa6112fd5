import { NotFound } from '@/lib/core/error'
import { db } from '@/lib/db/client'
import { checkoutState, draftTickets } from './checkout-view'

const select = {
  id: true,
  token: true,
  status: true,
  endReason: true,
  expiresAt: true,
  eventId: true,
  currency: true,
  totalMinor: true,
  buyerName: true,
  buyerEmail: true,
  terms: true,
  draft: true,
  replacedById: true,
  promoCode: { select: { code: true } },
  lines: {
    select: { ticketTypeId: true, quantity: true, listMinor: true, ticketType: { select: { pricing: true } } },
    orderBy: { id: 'asc' },
  },
  event: { select: { slug: true, terms: true } },
} as const

/** An order as its checkout finds it, reached by its token alone. @throws NotFound for any other token */
export async function checkoutOrder(token: string) {
  const [row, [clock]] = await Promise.all([
    /^[\w-]{43}$/.test(token) ? db().order.findUnique({ where: { token }, select }) : null,
    db().$queryRaw<{ now: Date }[]>`SELECT now() AS now`,
  ])
  if (!row) throw new NotFound('order')
  const { draft, ...order } = row
  const late = order.expiresAt !== null && order.expiresAt <= clock!.now
  return { ...order, late, state: checkoutState({ ...order, late }), tickets: draftTickets(draft) }
}
export type CheckoutOrder = Awaited<ReturnType<typeof checkoutOrder>>
