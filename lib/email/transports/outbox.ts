import { db } from '@/lib/db/client'
import { formatAddress } from '../address'
import { sealMessage } from '../seal'
import type { Transport } from '../transport'

/** Keeps mail in the database, where /outbox shows it: the way to try Foyer without any mail provider. */
export function outboxTransport(): Transport {
  return {
    name: 'outbox',
    async send(unsealed) {
      const { idempotencyKey: deliveryId, ...message } = sealMessage(unsealed, 'outbox')
      await db().outboxMessage.createMany({
        skipDuplicates: true, // the same delivery again is the same mail
        data: {
          deliveryId,
          fromAddress: formatAddress(message.from),
          toAddress: formatAddress(message.to),
          replyTo: message.replyTo && formatAddress(message.replyTo),
          subject: message.subject,
          html: message.html,
          text: message.text,
          attachments: message.attachments.map(({ content, ...file }) => ({
            ...file,
            base64: Buffer.from(content).toString('base64'),
          })),
        },
      })
      return { providerId: `outbox:${deliveryId}` }
    },
    close: () => undefined,
  }
}
