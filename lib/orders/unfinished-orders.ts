import type { Actor } from '@/lib/core/context'
import { db } from '@/lib/db/client'
import { isTestMoney } from './payment-words'

/** An order of a signed-in person that still waits for something: to be paid, for the bank, for money to be back. */
export type UnfinishedOrder = {
  token: string
  number: string
  status: string
  currency: string
  totalMinor: number
  expiresAt: Date | null
  test: boolean
  event: { title: string; slug: string; timeZone: string }
}

/** The newest of them; none for who is not signed in. What was ordered with an address counts once it is verified. */
export async function unfinishedOrders(actor: Actor): Promise<UnfinishedOrder[]> {
  if (actor.kind !== 'user') return []
  const rows = await db().order.findMany({
    where: {
      OR: [{ userId: actor.userId }, ...(actor.verified ? [{ buyerEmail: actor.email }] : [])],
      AND: {
        OR: [{ status: 'pending', expiresAt: { gt: new Date() } }, { status: { in: ['awaiting_confirmation', 'refund_due'] } }],
      },
    },
    select: {
      token: true,
      number: true,
      status: true,
      currency: true,
      totalMinor: true,
      expiresAt: true,
      payments: { select: { provider: true } },
      event: { select: { title: true, slug: true, timeZone: true } },
    },
    orderBy: { id: 'desc' },
    take: 10,
  })
  return rows.map(({ payments, ...row }) => ({ ...row, test: payments.some(({ provider }) => isTestMoney(provider)) }))
}
