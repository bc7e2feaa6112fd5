import type { OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import { AppError } from '@/lib/core/error'
import { settleOrder } from '@/lib/orders/settle-order'
import { providerNamed } from '@/lib/payments/registry'
import { cappedBody } from './capped-body'
import { problem } from './openapi'

const maxBody = 1_000_000 // bytes

const tooLarge = () => new AppError({ kind: 'too_large', code: 'input.too_large', message: 'The request is larger than 1 MB.' })

/**
 * POST /payments/{provider}/webhook: what a payment provider has to tell. Its signature is over the bytes of the body, so they are
 * read as they are and nothing is done before it was checked. Whatever is signed is answered with 200, also what does not
 * concern us or was told before; anything else makes the provider tell again.
 */
export async function receiveWebhook(request: Request, name: string): Promise<Response> {
  const provider = providerNamed(name)
  const body = Buffer.from(await (await cappedBody(request, maxBody, tooLarge)).arrayBuffer())
  const { eventRef, fact } = provider.readWebhook(body, request.headers)
  if (fact) await settleOrder(fact, { provider: provider.name, eventRef, source: 'webhook' })
  return Response.json({ received: true }, { headers: { 'cache-control': 'no-store' } })
}

/** Documents it beside the catalogue's rows, whose bodies are JSON of our own. */
export function describeWebhook(app: OpenAPIHono) {
  app.openAPIRegistry.registerPath({
    method: 'post',
    path: '/payments/{provider}/webhook',
    operationId: 'payments.webhook',
    tags: ['Payments'],
    summary: 'For payment providers: a signed event. Answered with 200 when it is genuine, known or not',
    request: {
      params: z.object({ provider: z.enum(['stripe', 'razorpay', 'sandbox']) }),
      body: { required: true, content: { 'application/json': { schema: z.object({}).loose() } } },
    },
    responses: {
      200: { description: 'Heard', content: { 'application/json': { schema: z.object({ received: z.literal(true) }) } } },
      default: {
        description: 'A problem; expect: payment.bad_signature, payment_provider.not_found, input.too_large',
        content: { 'application/problem+json': { schema: problem } },
      },
    },
  })
}
