import { expect } from '@playwright/test'
import { rows } from './database'
import { dataDir } from './site'

export type Mail = {
  id: string
  from: string
  to: string
  replyTo: string | null
  subject: string
  html: string
  text: string
  attachments: { filename: string; contentType: string; contentId?: string; base64: string }[]
}

/** All mails the outbox holds for an address, oldest first. */
export const mailsTo = (address: string, folder = dataDir) =>
  rows<Mail>(
    `SELECT delivery_id AS id, from_address AS "from", to_address AS "to", reply_to AS "replyTo", subject, html, text, attachments
     FROM outbox_messages WHERE to_address = $1 OR to_address LIKE '%<' || $1 || '>' ORDER BY sent_at`,
    [address],
    folder,
  )

/** Waits for a mail to that address with that subject; the newest when there are several. */
export async function mailTo(address: string, subject: RegExp, folder = dataDir): Promise<Mail> {
  const newest = async () => (await mailsTo(address, folder)).findLast((mail) => subject.test(mail.subject))
  const message = `a mail to ${address} about ${subject}`
  await expect.poll(newest, { message, timeout: 20_000, intervals: [100] }).toBeDefined()
  return (await newest())!
}

/** The address in a mail's text that leads to a page of ours. */
export function linkIn({ text }: Pick<Mail, 'text'>, path: string): string {
  const link = new RegExp(`https?://\\S+${path}\\S*`).exec(text)?.[0]
  if (!link) throw new Error(`No link to ${path} in:\n${text}`)
  return link
}

/** A file of a mail, by name or content id. */
export function attached(mail: Mail, which: (file: Mail['attachments'][number]) => boolean): Buffer {
  const file = mail.attachments.find(which)
  if (!file) throw new Error(`No such file among ${mail.attachments.map(({ filename }) => filename).join(', ')}`)
  return Buffer.from(file.base64, 'base64')
}
