import { startRazorpayServer } from '@/lib/testing/razorpay-server'
import type { Harness } from '../provider-contract'
import { razorpayProvider } from './provider'

const providerAt = (server: Awaited<ReturnType<typeof startRazorpayServer>>) =>
  razorpayProvider({ ...server, apiBase: server.url, publicUrl: 'http://localhost:3000' })

export async function razorpayHarness(): Promise<Harness> {
  const server = await startRazorpayServer()
  const { books, webhooks, keyId } = server
  const post = (path: string, fields: Record<string, string>) =>
    fetch(`${server.url}${path}`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
  return {
    provider: providerAt(server),
    closes: false,
    dated: false,
    async pay({ sessionRef }) {
      const paymentId = books.orders.get(sessionRef)!.receipt!
      await post('/v1/checkout/embedded', { key_id: keyId, order_id: sessionRef, 'notes[paymentId]': paymentId })
      const response = await post(`/local/checkout/${sessionRef}`, { choice: 'pay' })
      if (response.status !== 200) throw new Error(await response.text())
    },
    events: async () =>
      webhooks.all.map((event) => ({ body: Buffer.from(event.body), headers: () => new Headers(webhooks.headersOf(event)) })),
    async whileDown(work) {
      const silent = await startRazorpayServer()
      silent.plan(...Array.from({ length: 20 }, () => 'hang' as const))
      await work(providerAt(silent)).finally(silent.close)
    },
    loseAnswer: (after) => server.plan(...Array.from({ length: after }, () => 0), 'reset'),
    made: async () => ({ sessions: books.orders.size, refunds: books.refunds.size }),
    close: server.close,
  }
}
