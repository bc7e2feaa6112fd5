import type { Message } from './message'
import { mailTransport } from './registry'
import { sender } from './sender'

type Outgoing = Omit<Message, 'from' | 'headers' | 'attachments'> &
  Partial<Pick<Message, 'headers' | 'attachments'>> & {
    /** the organiser, when the mail is about their event: shown as the sender's name */
    onBehalfOf?: string
  }

/**
 * Sends one mail from this installation's address by its configured transport.
 * @returns what to note on the delivery: which transport took it, and under which id.
 * @throws MailRejected (give up, and say why) or MailUnavailable (try again, not before `retryAfter` seconds).
 */
export async function sendMail({ onBehalfOf, ...message }: Outgoing): Promise<{ transport: string; providerId: string }> {
  const transport = mailTransport()
  const { providerId } = await transport.send({ headers: {}, attachments: [], ...message, from: sender(onBehalfOf) })
  return { transport: transport.name, providerId }
}
