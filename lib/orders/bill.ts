import { db } from '@/lib/db/client'
import type { Bill, Provider } from '@/lib/payments/provider'

/** A bill as it is kept: JSON has no dates. */
export type KeptBill = Omit<Bill, 'expiresAt'> & { expiresAt: string }

export const keptBill = (bill: Bill): KeptBill => ({ ...bill, expiresAt: bill.expiresAt.toISOString() })
export const billOf = (kept: KeptBill): Bill => ({ ...kept, expiresAt: new Date(kept.expiresAt) })

/** What is asked of a provider for an order that holds its seats; null when there is none, or nothing to pay. */
export async function writeBill(
  orderId: string,
  paymentId: string,
  provider: Provider,
  { returnUrl, cancelUrl, locale = null }: { returnUrl: string; cancelUrl: string; locale?: string | null },
): Promise<Bill | null> {
  const order = await db().order.findUnique({
    where: { id: orderId },
    select: {
      id: true,
      number: true,
      buyerName: true,
      buyerEmail: true,
      currency: true,
      totalMinor: true,
      expiresAt: true,
      lines: { select: { quantity: true, unitMinor: true, ticketType: { select: { name: true } } }, orderBy: { id: 'asc' } },
      event: { select: { title: true, organisation: { select: { stripeAccount: true } } } },
    },
  })
  if (!order?.expiresAt) return null
  return {
    paymentId,
    order: { id: order.id, number: order.number },
    account: provider.name === 'stripe' ? order.event.organisation.stripeAccount : null,
    total: { amountMinor: order.totalMinor, currency: order.currency },
    lines: order.lines
      .filter(({ unitMinor }) => unitMinor > 0)
      .map(({ quantity, unitMinor, ticketType: { name } }) => ({ name, quantity, unitMinor })),
    buyer: { name: order.buyerName, email: order.buyerEmail },
    title: order.event.title,
    locale,
    expiresAt: order.expiresAt,
    returnUrl,
    cancelUrl,
  }
}
