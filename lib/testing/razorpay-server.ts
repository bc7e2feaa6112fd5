import { createHmac } from 'node:crypto'
import { type ApiAnswer, type ApiRequest, startApi } from './api-faults'
import { newRazorpayId, RazorpayProblem, razorpayBooks } from './razorpay/books'
import { hostedCheckout } from './razorpay/checkout'
import { webhookSender } from './webhook-sender'

/**
 * A local server that speaks the parts of Razorpay's API Foyer uses: orders with unique receipts, hosted checkout, captures,
 * refunds with an idempotency key, its error bodies and signed events.
 * @see https://razorpay.com/docs/api
 */
export async function startRazorpayServer({
  keyId = 'rzp_test_local',
  keySecret = 'a-secret-of-the-test-provider',
  webhookSecret = 'a-webhook-secret',
  port = 0,
} = {}) {
  const webhooks = webhookSender(({ id, body }) => ({
    'x-razorpay-event-id': id,
    'x-razorpay-signature': createHmac('sha256', webhookSecret).update(body).digest('hex'),
  }))
  const books = razorpayBooks((event, things) => {
    const payload = Object.fromEntries(Object.entries(things).map(([name, entity]) => [name, { entity }]))
    const created = Math.floor(Date.now() / 1000)
    const body = { entity: 'event', account_id: 'acc_local', event, contains: Object.keys(things), payload, created_at: created }
    webhooks.emit({ id: newRazorpayId('evt'), type: event, body: JSON.stringify(body) })
  })
  const authorization = `Basic ${Buffer.from(`${keyId}:${keySecret}`).toString('base64')}`
  const refunded = new Map<string, { asked: string; refund: object }>()

  const list = (items: object[]) => ({ entity: 'collection', count: items.length, items })

  function refund(id: string, { headers, text }: ApiRequest): object {
    const key = String(headers['x-refund-idempotency'] ?? '')
    if (key && !/^[\w-]{10,}$/.test(key)) throw new RazorpayProblem('The idempotency key is invalid.')
    const earlier = key ? refunded.get(key) : undefined
    if (earlier && earlier.asked !== `${id} ${text}`)
      throw new RazorpayProblem('Different request with the same idempotency key has already been processed.')
    if (earlier) return earlier.refund
    const done = books.refund(id, JSON.parse(text))
    if (key) refunded.set(key, { asked: `${id} ${text}`, refund: done })
    return done
  }

  function route(request: ApiRequest): object {
    const { method, path, text } = request
    const [, kind, id = '', act = ''] = /^\/v1\/(orders|payments)(?:\/(\w+))?(?:\/(\w+))?$/.exec(path) ?? []
    const call = `${method} ${kind}${id && '/:id'}${act && `/${act}`}`
    if (call === 'POST orders') return books.create(JSON.parse(text))
    if (call === 'GET orders/:id/payments') return list(books.paymentsOf(id))
    if (call === 'GET payments/:id') return books.payment(id)
    if (call === 'GET payments/:id/refunds') return list(books.refundsOf(id))
    if (call === 'POST payments/:id/refund') return refund(id, request)
    if (call === 'POST payments/:id/capture') {
      const { amount, currency } = JSON.parse(text) as { amount: number; currency: string }
      return books.capture(id, amount, currency)
    }
    throw new RazorpayProblem('The requested URL was not found on the server.', 404)
  }
  function answer(request: ApiRequest): ApiAnswer {
    try {
      if (request.headers.authorization !== authorization) throw new RazorpayProblem('Authentication failed', 401)
      return { status: 200, body: structuredClone(route(request)) }
    } catch (error) {
      if (!(error instanceof RazorpayProblem)) throw error
      return { status: error.status, body: error.body }
    }
  }

  const api = await startApi({ answer, page: hostedCheckout(books, keyId, keySecret), port })
  return { ...api, keyId, keySecret, webhookSecret, books, webhooks }
}
