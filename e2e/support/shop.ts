import { test as base, expect } from '@playwright/test'
import { startRazorpayServer } from '@/lib/testing/razorpay-server'
import { startStripeServer } from '@/lib/testing/stripe-server'
import { newAddress, newcomer } from './account'
import { call, done } from './api'
import { rows } from './database'
import type { Event, Order, TicketType } from './event'
import { removeData, startProduct } from './product'
import { port as first, dataDir as main } from './site'
import { mustHold } from './verify'
import { watch } from './watch'

const port = first + 30
const dataDir = `${main}-shop`

/** Foyer with keys of Stripe and of Razorpay, whose APIs, pages and webhooks are local servers. */
async function openShop() {
  await removeData(dataDir)
  const [stripe, razorpay] = await Promise.all([startStripeServer(), startRazorpayServer()])
  const product = await startProduct({
    port,
    dataDir,
    patience: 150_000, // it starts while other tests run
    env: {
      FOYER_MODE: 'live',
      MAIL_TRANSPORT: 'outbox',
      STRIPE_SECRET_KEY: stripe.secretKey,
      STRIPE_WEBHOOK_SECRET: stripe.webhookSecret,
      STRIPE_API_BASE: stripe.url,
      RAZORPAY_KEY_ID: razorpay.keyId,
      RAZORPAY_KEY_SECRET: razorpay.keySecret,
      RAZORPAY_WEBHOOK_SECRET: razorpay.webhookSecret,
      RAZORPAY_API_BASE: razorpay.url,
    },
  })
  const webhook = { stripe: '/api/v1/payments/stripe/webhook', razorpay: '/api/v1/payments/razorpay/webhook' }
  stripe.webhooks.to(product.site + webhook.stripe)
  razorpay.webhooks.to(product.site + webhook.razorpay)
  const { token } = await newcomer('Olga Organiser', product.site)
  const providers = { stripe, razorpay }

  return {
    ...providers,
    base: product.site,
    dataDir,
    /** the organiser's */
    token,
    rows: <Row extends object>(sql: string, values: unknown[] = []) => rows<Row & Record<string, unknown>>(sql, values, dataDir),

    /** An order over the API, not paid yet, and the session at the provider where it can be. */
    async order(event: Event & { type: TicketType }, provider: 'stripe' | 'razorpay', quantity = 1) {
      const email = newAddress('bo')
      const lines = [{ ticketTypeId: event.type.id, quantity }]
      const order = await done<Order & { payment: { url: string } }>('POST', `/events/${event.id}/orders`, {
        base: product.site,
        headers: { 'idempotency-key': crypto.randomUUID() },
        body: { lines, buyer: { name: 'Bo Buyer', email }, provider },
      })
      return { ...order, email, session: new URL(order.payment.url).pathname.split('/').at(-1)! }
    },

    /** The same, paid: with its tickets, once the provider's webhook has come. */
    async sold(event: Event & { type: TicketType }, provider: 'stripe' | 'razorpay', quantity = 1) {
      const order = await this.order(event, provider, quantity)
      providers[provider].books.pay(order.session)
      return { ...order, ...(await this.settled(order)) }
    },

    /** The order as its buyer reads it, when it is confirmed. */
    async settled({ id, token: opens }: Pick<Order, 'id' | 'token'>) {
      const read = () => call<Order>('GET', `/orders/${id}`, { base: product.site, headers: { 'x-token': opens } })
      await expect.poll(async () => (await read()).body.status, { timeout: 30_000 }).toBe('confirmed')
      return (await read()).body
    },

    /** What a provider's server would send, sent by anybody. */
    tell: (provider: 'stripe' | 'razorpay', body: string, headers: Record<string, string>) =>
      fetch(product.site + webhook[provider], { method: 'POST', body, headers }),

    async close() {
      await mustHold(dataDir)
      await product.stop()
      await Promise.all([stripe.close(), razorpay.close()])
      await removeData(dataDir)
    },
  }
}

type Shop = Awaited<ReturnType<typeof openShop>>

/** Tests of buyers whose browser goes to a provider's page and comes back. */
export const test = base.extend<{ watched: ReturnType<typeof watch> }, { shop: Shop }>({
  shop: [
    async ({ browserName: _any }, use) => {
      const shop = await openShop()
      await use(shop)
      await shop.close()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: ({ shop }, use) => use(shop.base),
  watched: [
    async ({ context, shop }, use) => {
      const seen = watch([shop.base, shop.stripe.url, shop.razorpay.url])
      seen.over(context)
      await use(seen)
      expect(seen.problems(), 'what went wrong in the browser').toEqual([])
    },
    { auto: true },
  ],
})
export { expect }
