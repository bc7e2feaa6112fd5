import type { Context } from '@/lib/core/context'
import { newToken } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { leaveCheckout } from '@/lib/orders/leave-checkout'
import { retryCheckout } from '@/lib/orders/retry-checkout'
import { startCheckout } from '@/lib/orders/start-checkout'
import { submitCheckout } from '@/lib/orders/submit-checkout'
import { actInSandbox } from '@/lib/payments/act-in-sandbox'
import { anonymous, makeEvent, makeTicketType } from './factories'
import { letTimePass } from './held-order'

export const buyer = { name: 'Ada Buyer', email: 'ada@example.org' }
export const keyed = (): Context => ({ ...anonymous(), idempotencyKey: newToken() })

export const submit = (token: string, more: object = {}) => submitCheckout(anonymous(), { token, buyer, ...more })
export const leave = (token: string) => leaveCheckout(anonymous(), { token })
export const retry = (token: string, more: object = {}) => retryCheckout(anonymous(), { token, buyer, ...more })

export const orderOf = (token: string) =>
  db().order.findUniqueOrThrow({ where: { token }, include: { payments: true, tickets: true } })

/** The last part of an address: the token of a checkout, the session at the sandbox. */
export const lastOf = (url: string) => new URL(url).pathname.split('/').at(-1)!

/** What the buyer does on the sandbox's page. */
export const pay = (url: string, choice: 'pay' | 'decline' = 'pay') =>
  actInSandbox(anonymous(), { session: lastOf(url), choice, delaySeconds: 3600 })

/** An event that sells three tickets at €24.00 with a booking fee of €1.50, paid in the sandbox. */
export async function checkoutStage() {
  const event = await makeEvent({ feeFixedMinor: 150 })
  const type = await makeTicketType(event.id, { name: 'Standing', priceMinor: 2400, quantity: 3 })
  const start = (quantity = 2, ctx = keyed()) =>
    startCheckout(ctx, { eventId: event.id, lines: [{ ticketTypeId: type.id, quantity }] })
  return {
    event,
    type,
    start,
    /** A checkout whose time is up. */
    async over() {
      const { token } = await start()
      await letTimePass((await orderOf(token)).id)
      return token
    },
    async seats() {
      const { held, sold } = await db().inventory.findUniqueOrThrow({ where: { id: type.inventoryId } })
      return { held, sold }
    },
  }
}
