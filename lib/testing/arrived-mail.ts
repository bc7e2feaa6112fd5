import { addressParser } from 'postal-mime'
import type { Address } from '@/lib/email/message'

/** A mail as its reader's side sees it, whichever way it came. */
export type ArrivedMail = {
  from: Address
  to: Address
  replyTo?: Address
  subject: string
  html: string
  text: string
  /** by lower-case name */
  headers: Record<string, string>
  attachments: { filename: string; contentType: string; content: Uint8Array; contentId?: string }[]
}

/** Reads one mailbox with a parser that is not ours. */
export function readAddress(text: string): Address {
  const [mailbox] = addressParser(text, { flatten: true })
  if (!mailbox?.address) throw new Error(`No mailbox in ${text}`)
  return mailbox.name ? { name: mailbox.name, address: mailbox.address } : { address: mailbox.address }
}
