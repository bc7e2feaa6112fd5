import { isMailAddress } from './address'
import { MailRejected } from './errors'
import { headerText } from './header-text'
import type { Address, Message } from './message'

const headerName = /^[A-Za-z][A-Za-z0-9-]*$/
const contentType = /^[\w.+-]+\/[\w.+-]+(; ?[\w-]+=[\w.+-]+)*$/
const contentId = /^[\w.+@-]+$/

/** A bare CR in a body would go out as it is, and servers disagree whether it ends a line (SMTP smuggling). NUL is never text. */
const bodyText = (text: string) => text.replace(/\r\n?/g, '\n').replaceAll('\0', '')

/**
 * The message with nothing in it that could become a header of its own: free text (subject, names, file names) is made
 * one line, what has a grammar (addresses, header names, content types and ids) is refused when it breaks it.
 * @throws MailRejected naming the offending part.
 */
export function sealMessage(message: Message, transport: string): Message {
  const refuse = (what: string): never => {
    throw new MailRejected({ transport, message: `The mail was not sent: ${what}.` })
  }
  const seal = ({ name, address }: Address): Address => {
    if (!isMailAddress(address)) refuse(`${JSON.stringify(address)} is not a mail address`)
    const plainName = name && headerText(name)
    return plainName ? { name: plainName, address } : { address }
  }
  for (const [name, value] of Object.entries(message.headers)) {
    if (!headerName.test(name) || headerText(value) !== value) refuse(`its header ${JSON.stringify(name)} is malformed`)
  }
  return {
    ...message,
    from: seal(message.from),
    to: seal(message.to),
    replyTo: message.replyTo && seal(message.replyTo),
    subject: headerText(message.subject),
    html: bodyText(message.html),
    text: bodyText(message.text),
    attachments: message.attachments.map((each) => {
      if (!contentType.test(each.contentType)) refuse(`${JSON.stringify(each.contentType)} is not a content type`)
      if (each.contentId !== undefined && !contentId.test(each.contentId)) refuse('a picture has a malformed content id')
      return { ...each, filename: headerText(each.filename).replace(/[/\\]/g, '-') }
    }),
    // RFC 3834: out-of-office replies and ticket systems leave automatic mail alone
    headers: { 'Auto-Submitted': 'auto-generated', ...message.headers },
  }
}
