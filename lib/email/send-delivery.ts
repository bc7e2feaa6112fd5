import type { Delivery } from '@/generated/prisma/client'
import { log } from '@/lib/config/log'
import { db } from '@/lib/db/client'
import type { Attachment } from './message'
import { sendMail } from './send'

/** What a mail is made of. The same delivery has to give the same content each time: a repeat must be the same mail. */
export type MailContent<Props> = {
  props: Props
  attachments?: Attachment[]
  /** the organiser, when the mail is about their event */
  onBehalfOf?: string
}

/** Loads it; null when what the mail tells is no longer so, and it need not go out. */
export type LoadContent<Props = unknown> = (delivery: Delivery) => Promise<MailContent<Props> | null>

export type RenderTemplate = (template: string, props: unknown) => Promise<{ subject: string; html: string; text: string }>

type Ways = { loaders: Record<string, LoadContent>; render: RenderTemplate; maxAttempts: number }

/**
 * Sends one queued delivery and notes what became of it. Safe to run again at any moment: what was sent is left alone, and
 * a mail that went out just before a crash is folded by its idempotency key.
 * @throws whatever is worth another try, for the job queue to try again; the last try marks the delivery failed instead
 */
export async function sendDelivery(id: string, { loaders, render, maxAttempts }: Ways): Promise<void> {
  const [delivery] = await db().delivery.updateManyAndReturn({
    where: { id, state: 'queued' },
    data: { attempts: { increment: 1 } },
  })
  if (!delivery) return
  try {
    const load = loaders[delivery.template]
    if (!load) throw new Error(`Nobody writes mails of the kind ${delivery.template}`)
    const content = await load(delivery)
    if (!content) return void (await finish(id, { state: 'failed', lastError: 'Not sent: what it tells is no longer so.' }))
    const { subject, html, text } = await render(delivery.template, content.props)
    const sent = await sendMail({
      idempotencyKey: id,
      to: { name: delivery.toName ?? undefined, address: delivery.toAddress },
      replyTo: delivery.replyTo ? { address: delivery.replyTo } : undefined,
      onBehalfOf: content.onBehalfOf,
      subject,
      html,
      text,
      attachments: content.attachments ?? [],
    })
    await finish(id, { state: 'sent', lastError: null, subject, sentAt: new Date(), ...sent })
  } catch (error) {
    const lastError = error instanceof Error ? error.message.slice(0, 500) : 'unknown'
    // by its code: the transport may come from another copy of its module, with classes of its own
    const rejected = (error as { code?: unknown }).code === 'email.rejected'
    const last = rejected || delivery.attempts >= maxAttempts
    await finish(id, last ? { state: 'failed', lastError } : { lastError })
    if (!last) throw error
    log().error({ deliveryId: id }, 'a mail was given up; its row says why')
  }
}

const finish = (
  id: string,
  data: Partial<Pick<Delivery, 'state' | 'lastError' | 'subject' | 'sentAt' | 'transport' | 'providerId'>>,
) => db().delivery.update({ where: { id }, data })
