import type { Message } from './message'

/** A way to send mail. Every adapter passes the same contract (`transports/transport-contract.ts`). */
export interface Transport {
  readonly name: 'resend' | 'smtp' | 'outbox'
  /**
   * Resolves when the provider has taken the message over. The same message sent again has the same `providerId`.
   * @throws MailRejected when it never will; MailUnavailable when it is worth trying again.
   */
  send(message: Message): Promise<{ providerId: string }>
  /** Ends idle connections, for a clean stop of the process. */
  close(): void
}
