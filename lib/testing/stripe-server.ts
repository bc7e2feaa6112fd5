import { createHmac } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { type ApiAnswer, type ApiRequest, choicePage, startApi } from './api-faults'
import { stripeBooks } from './stripe/books'
import { readForm, StripeProblem } from './stripe/form'
import { newStripeId } from './stripe/sessions'
import { type SentEvent, webhookSender } from './webhook-sender'

/** `t=…,v1=…` over `<t>.<body>`. @see https://docs.stripe.com/webhooks#verify-manually */
const signature = (secret: string) => (event: SentEvent, at: number) => ({
  'stripe-signature': `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${event.body}`).digest('hex')}`,
})

/**
 * A local server that speaks the parts of Stripe's API Foyer uses: form-encoded bodies, the key, idempotency for a key (same
 * request same answer, another request an error), its error bodies, Checkout's page, refunds and signed events.
 * @see https://docs.stripe.com/api
 */
export async function startStripeServer({ secretKey = 'sk_test_local', webhookSecret = 'whsec_local', port = 0 } = {}) {
  const webhooks = webhookSender(signature(webhookSecret))
  const answers = new Map<string, { asked: string; answer: ApiAnswer }>()
  const books = stripeBooks(
    () => api.url,
    (type, object) => {
      const event = { id: newStripeId('evt'), object: 'event', api_version: '2026-10-28.endive', type, livemode: false }
      const created = Math.floor(Date.now() / 1000)
      webhooks.emit({ id: event.id, type, body: JSON.stringify({ ...event, created, data: { object } }, null, 2) })
    },
  )

  function route({ method, path, query, text }: ApiRequest): object {
    const [, id = '', act] = /^\/v1\/checkout\/sessions\/(\w+)(\/expire)?$/.exec(path) ?? []
    const call = `${method} ${id ? `/v1/checkout/sessions/:id${act ?? ''}` : path}`
    if (call === 'POST /v1/checkout/sessions') return books.create(readForm(text))
    if (call === 'GET /v1/checkout/sessions/:id') return books.read(id)
    if (call === 'POST /v1/checkout/sessions/:id/expire') return books.expire(id)
    if (call === 'POST /v1/refunds') return books.refund(readForm(text))
    if (call === 'GET /v1/refunds') return books.refundsOf(query.get('payment_intent'))
    throw new StripeProblem(404, 'invalid_request_error', `Unrecognized request URL (${method}: ${path}).`)
  }
  function work(request: ApiRequest): ApiAnswer {
    const headers = { 'request-id': newStripeId('req') }
    try {
      if (request.headers.authorization !== `Bearer ${secretKey}`)
        throw new StripeProblem(401, 'invalid_request_error', 'Invalid API Key provided: sk_test_****')
      return { status: 200, body: structuredClone(route(request)), headers }
    } catch (error) {
      if (!(error instanceof StripeProblem)) throw error
      return { status: error.status, body: error.body, headers }
    }
  }
  function answer(request: ApiRequest): ApiAnswer {
    const key = request.method === 'POST' ? String(request.headers['idempotency-key'] ?? '') : ''
    const asked = `${request.path} ${request.text}`
    const earlier = key ? answers.get(key) : undefined
    if (earlier?.asked === asked) {
      return { ...earlier.answer, headers: { ...earlier.answer.headers, 'idempotent-replayed': 'true' } }
    }
    if (earlier) {
      const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`
      return { status: 400, body: new StripeProblem(400, 'idempotency_error', message).body }
    }
    const done = work(request)
    if (key && done.status === 200) answers.set(key, { asked, answer: done }) // what was never begun is not remembered
    return done
  }

  const choices = [
    ['pay', 'Pay'],
    ['later', 'Pay, the bank confirms later'],
    ['cancel', 'Back'],
  ] as const
  function page({ method, path, text }: ApiRequest, response: ServerResponse): boolean {
    const [, id] = /^\/c\/pay\/(\w+)$/.exec(path) ?? []
    const session = id ? books.sessions.get(id) : undefined
    if (!session) return false
    const facts = `${session.amount_total} ${session.currency}, ${session.status}`
    if (method !== 'POST') return choicePage(response, { title: 'Stripe for tests', facts, action: path, choices: [...choices] })
    const choice = new URLSearchParams(text).get('choice')
    try {
      if (choice === 'pay') books.pay(session.id)
      if (choice === 'later') books.payLater(session.id)
    } catch (error) {
      response.writeHead(409).end((error as Error).message)
      return true
    }
    response.writeHead(303, { location: choice === 'cancel' ? session.cancel_url : session.success_url }).end()
    return true
  }

  const api = await startApi({ answer, page, port })
  return { ...api, secretKey, webhookSecret, books, webhooks }
}
