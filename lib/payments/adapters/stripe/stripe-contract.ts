import { startStripeServer } from '@/lib/testing/stripe-server'
import type { Harness } from '../provider-contract'
import { stripeProvider } from './provider'

const providerAt = (server: Awaited<ReturnType<typeof startStripeServer>>) => stripeProvider({ ...server, apiBase: server.url })

export async function stripeHarness(): Promise<Harness> {
  const server = await startStripeServer()
  const { books, webhooks } = server
  return {
    provider: providerAt(server),
    closes: true,
    dated: true,
    async pay({ url }) {
      const body = new URLSearchParams({ choice: 'pay' })
      const response = await fetch(url, { method: 'POST', body, redirect: 'manual' })
      if (response.status !== 303) throw new Error(await response.text())
    },
    events: async () =>
      webhooks.all.map((event) => ({
        body: Buffer.from(event.body),
        headers: (at) => new Headers(webhooks.headersOf(event, at)),
      })),
    async whileDown(work) {
      const silent = await startStripeServer()
      silent.plan(...Array.from({ length: 20 }, () => 'hang' as const))
      await work(providerAt(silent)).finally(silent.close)
    },
    loseAnswer: (after) => server.plan(...Array.from({ length: after }, () => 0), 'reset'),
    made: async () => ({ sessions: books.sessions.size, refunds: books.refunds.size }),
    close: server.close,
  }
}
