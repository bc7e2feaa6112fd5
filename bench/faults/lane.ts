import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { startGate } from '@/lib/testing/gate'
import { startSmtpInbox } from '@/lib/testing/smtp-inbox'
import { startStripeServer } from '@/lib/testing/stripe-server'
import { ask, type Errand, insist, orderOf } from './people'
import { program } from './program'

/** What is the same in every lane: how the product is started, and what is sold. */
export type Stage = { product: string[]; eventId: string; ticketTypeId: string; secret: string; bearer: () => Promise<string> }

export type Lane = Awaited<ReturnType<typeof openLane>>

const portOf = (url: string) => Number(new URL(url).port)

/** A product with a database, a provider and a mail server of its own, and people who come to it. */
export async function openLane(stage: Stage, databaseUrl: string, port: number) {
  const [stripe, smtp] = await Promise.all([startStripeServer(), startSmtpInbox()])
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 3 })
  const [stripeGate, smtpGate] = await Promise.all([startGate(portOf(stripe.url)), startGate(portOf(smtp.url))])
  const product = program(stage.product, port, {
    DATABASE_URL: databaseUrl,
    FOYER_MODE: 'live',
    FOYER_SECRET: stage.secret,
    PAYMENTS: 'stripe',
    STRIPE_SECRET_KEY: stripe.secretKey,
    STRIPE_WEBHOOK_SECRET: stripe.webhookSecret,
    STRIPE_API_BASE: `http://127.0.0.1:${stripeGate.port}`,
    SMTP_URL: `smtp://127.0.0.1:${smtpGate.port}`,
  })
  const { eventId, ticketTypeId } = stage
  const orders = `${product.site}/api/v1/events/${eventId}/orders`
  const errands: Errand[] = []
  const pay = (url: unknown) => stripe.books.pay(String(url).split('/').at(-1)!)

  return {
    databaseUrl,
    pool,
    stripe,
    smtp,
    product,
    errands,
    gates: { stripe: stripeGate, smtp: smtpGate },
    /** The provider's webhooks reach the product, or they are lost. */
    webhooks: (reach: boolean) => stripe.webhooks.to(reach ? `${product.site}/api/v1/payments/stripe/webhook` : ''),
    newcomer(wants: Errand['wants']): Errand {
      const errand = { email: `${randomUUID()}@example.org`, key: randomUUID(), wants }
      errands.push(errand)
      return errand
    },
    /** Orders once, and hears nothing if the product is killed. */
    order: (errand: Errand) => ask(orders, ...orderOf(errand, ticketTypeId)).catch(() => undefined),
    /** Orders until there is an answer, and keeps where it is paid. */
    async hold(errand: Errand) {
      const { status, body } = await insist(orders, ...orderOf(errand, ticketTypeId))
      if (status !== 201) throw new Error(`An order was answered ${status} ${JSON.stringify(body)}`)
      const { id, token, payment } = body as { id: string; token: string; payment?: { url: string } }
      errand.orderId = id
      return payment?.url ?? (await insist(`${product.site}/api/v1/orders/${id}/payment`, { token })).body.url
    },
    pay,
    /** Nobody comes back to it: its time is up now. */
    walkAway: ({ email }: Errand) => pool.query(`UPDATE orders SET expires_at = now() WHERE buyer_email = $1`, [email]),
    async confirmed({ email }: Errand) {
      const settled = `SELECT FROM orders WHERE buyer_email = $1 AND status = 'confirmed'`
      for (const end = Date.now() + 60_000; !(await pool.query(settled, [email])).rowCount; await wait(100)) {
        if (Date.now() > end) throw new Error('A paid order was not confirmed within a minute')
      }
    },
    async refund({ orderId, key }: Errand) {
      const headers = { authorization: `Bearer ${await stage.bearer()}`, 'idempotency-key': `back-${key}` }
      const { status, body } = await insist(`${product.site}/api/v1/orders/${orderId}/refunds`, {}, headers)
      if (status >= 300) throw new Error(`A refund was answered ${status} ${JSON.stringify(body)}`)
    },
    async close() {
      await product.kill()
      await Promise.all([stripeGate.close(), smtpGate.close(), stripe.close(), pool.end()])
      await smtp.close()
    },
  }
}
