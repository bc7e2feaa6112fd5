import { env } from '@/lib/config/env'
import { NotFound } from '@/lib/core/error'
import { db } from '@/lib/db/client'

type File = { filename: string; contentType: string; contentId?: string; base64: string }

export type OutboxRow = { deliveryId: string; toAddress: string; subject: string; sentAt: Date }
export type OutboxMail = OutboxRow & {
  template: string
  fromAddress: string
  replyTo: string | null
  html: string
  text: string
  attachments: File[]
}

/** Whether sent mail can be read here: in demo mode, or where the outbox was named as the transport. */
export const outboxExists = () => env().mode === 'demo' || env().mailTransport === 'outbox'

const page = 50

/** What was "sent", newest first, a page at a time; `to` narrows it to addresses that contain it. @throws NotFound where there is no outbox */
export async function listOutbox({
  to,
  before,
}: {
  to?: string
  before?: string
}): Promise<{ items: OutboxRow[]; next: string | null }> {
  if (!outboxExists()) throw new NotFound('page')
  const rows = await db().outboxMessage.findMany({
    where: {
      ...(to ? { toAddress: { contains: to.toLowerCase(), mode: 'insensitive' } } : {}),
      ...(before ? { deliveryId: { lt: before } } : {}),
    },
    select: { deliveryId: true, toAddress: true, subject: true, sentAt: true },
    orderBy: { deliveryId: 'desc' },
    take: page + 1,
  })
  const items = rows.slice(0, page)
  return { items, next: rows.length > page ? (items.at(-1)?.deliveryId ?? null) : null }
}

/** One mail with everything in it. @throws NotFound */
export async function readOutbox(deliveryId: string): Promise<OutboxMail> {
  if (!outboxExists()) throw new NotFound('page')
  const row = await db().outboxMessage.findUnique({
    where: { deliveryId },
    include: { delivery: { select: { template: true } } },
  })
  if (!row) throw new NotFound('mail')
  const { delivery, attachments, ...mail } = row
  return { ...mail, template: delivery.template, attachments: attachments as File[] }
}

/** The HTML with its attached pictures in it, as a mailbox would show it. */
export function withPictures({ html, attachments }: Pick<OutboxMail, 'html' | 'attachments'>): string {
  const pictures = new Map(
    attachments.flatMap(({ contentId, contentType, base64 }) =>
      contentId ? [[contentId, `data:${contentType};base64,${base64}`]] : [],
    ),
  )
  return html.replace(/cid:([\w.+@-]+)/g, (whole, id: string) => pictures.get(id) ?? whole)
}
