import { env } from '@/lib/config/env'
import { once } from '@/lib/core/global'
import type { Transport } from './transport'
import { outboxTransport } from './transports/outbox'
import { resendTransport } from './transports/resend'
import { smtpTransport } from './transports/smtp'

function fromEnvironment(): Transport {
  const { mailTransport, RESEND_API_KEY, RESEND_URL, SMTP_URL } = env()
  if (mailTransport === 'resend' && RESEND_API_KEY) return resendTransport({ apiKey: RESEND_API_KEY, baseUrl: RESEND_URL })
  if (mailTransport === 'smtp' && SMTP_URL) return smtpTransport(SMTP_URL)
  return outboxTransport()
}

/** The transport this installation sends mail with, one per process. */
export const mailTransport = () => once('mail-transport', fromEnvironment)
