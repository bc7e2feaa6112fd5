import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { deriveKey } from '@/lib/config/secret'
import { BadSignature } from '../../errors'
import type { Fact, ReadWebhook } from '../../provider'

export const signatureHeader = 'foyer-sandbox-signature'
const tolerance = 300 // seconds

const macOf = (at: number, body: Buffer) =>
  createHmac('sha256', deriveKey('sandbox webhook')).update(`${at}.`).update(body).digest()

/** @param at seconds since 1970 */
export const signEvent = (body: Buffer, at = Math.floor(Date.now() / 1000)) => `t=${at},v1=${macOf(at, body).toString('hex')}`

const about = { sessionRef: z.string(), paymentId: z.string() }
const fact = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('captured'), ...about, paymentRef: z.string(), amountMinor: z.int(), currency: z.string() }),
  z.object({ kind: z.enum(['processing', 'failed', 'closed']), ...about, failure: z.string().optional() }),
  z.object({
    kind: z.literal('refunded'),
    paymentRef: z.string(),
    refundRef: z.string(),
    refundId: z.string(),
    amountMinor: z.int(),
  }),
]) satisfies z.ZodType<Fact>
const event = z.object({ id: z.string(), fact: fact.nullable().catch(null) })

/** Reads an event the sandbox signed. @throws BadSignature */
export function readSandboxWebhook(body: Buffer, headers: Headers): ReadWebhook {
  const [, at, hex] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(headers.get(signatureHeader) ?? '') ?? []
  const isFresh = at !== undefined && Math.abs(Date.now() / 1000 - Number(at)) <= tolerance
  if (!isFresh || !timingSafeEqual(macOf(Number(at), body), Buffer.from(hex!, 'hex'))) throw new BadSignature()
  const read = event.parse(JSON.parse(body.toString()))
  return { eventRef: read.id, fact: read.fact }
}
