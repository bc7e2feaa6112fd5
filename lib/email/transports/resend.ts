import { Resend } from 'resend'
import { formatAddress } from '../address'
import { MailRejected, MailUnavailable } from '../errors'
import { sealMessage } from '../seal'
import type { Transport } from '../transport'

const timeout = 15_000

/** Statuses that are about this message. Others (401, 403, 408, 429, 5xx, no answer) are about us or the moment. */
const final = new Set([400, 404, 405, 413, 422, 451])
/** 4xx answers that are not: our sender's domain is not set up, or the same key is being worked on right now. */
const passing = new Set(['invalid_from_address', 'concurrent_idempotent_requests', 'application_error'])

/** Seconds from a Retry-After header: a number of seconds, or an HTTP date. */
function secondsOf(header: string | undefined): number | undefined {
  if (!header) return undefined
  const seconds = Number.isNaN(Number(header)) ? (Date.parse(header) - Date.now()) / 1000 : Number(header)
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined
}

/**
 * Sends through Resend's HTTP API, whose Idempotency-Key holds for 24 hours.
 * @see https://resend.com/docs/api-reference/errors
 */
export function resendTransport({ apiKey, baseUrl }: { apiKey: string; baseUrl?: string }): Transport {
  const resend = new Resend(apiKey, { baseUrl: baseUrl?.replace(/\/$/, '') })
  return {
    name: 'resend',
    async send(unsealed) {
      const { idempotencyKey, from, to, replyTo, ...rest } = sealMessage(unsealed, 'resend')
      const { data, error, headers } = await resend.emails.send(
        { ...rest, from: formatAddress(from), to: formatAddress(to), replyTo: replyTo && formatAddress(replyTo) },
        { idempotencyKey, signal: AbortSignal.timeout(timeout) },
      )
      if (!error) return { providerId: data.id }
      const reason = { transport: 'resend', message: `Resend said: ${error.message}`, cause: error }
      if (error.name === 'invalid_idempotent_request') {
        throw new MailRejected({
          ...reason,
          message: 'An earlier version of this mail has probably been sent; it was not sent again.',
        })
      }
      if (final.has(error.statusCode ?? 0) && !passing.has(error.name)) throw new MailRejected(reason)
      throw new MailUnavailable({ ...reason, retryAfter: secondsOf(headers?.['retry-after']) })
    },
    close: () => undefined,
  }
}
