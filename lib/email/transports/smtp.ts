import { createHash } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { parseConnectionUrl } from 'nodemailer/lib/shared/index.js'
import type SmtpPool from 'nodemailer/lib/smtp-pool'
import { MailRejected, MailUnavailable } from '../errors'
import type { Message } from '../message'
import { sealMessage } from '../seal'
import type { Transport } from '../transport'

const timeout = 15_000

/** SMTP has no idempotency keys, but mailboxes (Gmail among them) show one Message-ID once: it is made from the key. */
function messageId({ idempotencyKey, from }: Message) {
  const hash = createHash('sha256').update(idempotencyKey).digest('base64url')
  return `<${hash}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`
}

type SmtpFailure = { code?: string; command?: string; responseCode?: number; response?: string; message: string }

/** A 5xx about the recipient or the content is final. A 5xx about us (greeting, sign-in, sender) is for an operator to mend. */
function failure(cause: SmtpFailure) {
  const aboutTheMail =
    cause.command === 'RCPT TO' || cause.command === 'DATA' || cause.code === 'EMESSAGE' || cause.responseCode === 552
  const message = `The mail server said: ${cause.response ?? cause.message}`
  const final = cause.responseCode ? cause.responseCode >= 500 && aboutTheMail : cause.code === 'EMESSAGE'
  return final
    ? new MailRejected({ transport: 'smtp', message, cause })
    : new MailUnavailable({ transport: 'smtp', message, cause })
}

/**
 * Sends through one pool of SMTP connections. `url`: `smtp://user:password@host:587` or `smtps://…`; nodemailer's options as
 * its query (`?requireTLS=true`, `?tls.rejectUnauthorized=false`).
 */
export function smtpTransport(url: string): Transport {
  const options: SmtpPool.Options & { maxRequeues: number } = {
    ...parseConnectionUrl(url), // given as `url`, nodemailer would drop every option beside it
    pool: true,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    maxRequeues: 0, // a cut connection is ours to retry: the pool would do so for ever, without our job knowing
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  const pool = createTransport(options)
  return {
    name: 'smtp',
    async send(unsealed) {
      const message = sealMessage(unsealed, 'smtp')
      const id = messageId(message)
      try {
        await pool.sendMail({
          ...message,
          messageId: id,
          from: { name: '', ...message.from },
          to: { name: '', ...message.to },
          replyTo: message.replyTo && { name: '', ...message.replyTo },
          envelope: { from: message.from.address, to: message.to.address },
          attachments: message.attachments.map(({ contentId, content, ...file }) => ({
            ...file,
            content: Buffer.from(content),
            cid: contentId,
          })),
        })
      } catch (cause) {
        throw failure(cause as SmtpFailure)
      }
      return { providerId: id }
    },
    close: () => pool.close(),
  }
}
