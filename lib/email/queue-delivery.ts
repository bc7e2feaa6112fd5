import { recordActivity } from '@/lib/activity/record'
import type { Context } from '@/lib/core/context'
import { newId } from '@/lib/core/id'
import type { Tx } from '@/lib/db/tx'
import type { Address } from './message'

export type NewDelivery = {
  /** which template of /emails, and who loads what it needs */
  template: string
  /** the fact it tells: no second message goes out for the same */
  dedupeKey: string
  to: Address
  replyTo?: string | null
  organisationId?: string
  eventId?: string
  orderId?: string
  ticketId?: string
  /** what the loader needs beyond the rows named above; no secrets, they are made when the mail is sent */
  props?: Record<string, string | number | boolean | null>
  /** why it is not to be sent, in words for people: it is noted and stays */
  withheld?: string | null
}

/**
 * Notes a mail to be sent, in the caller's transaction; the job that sends it follows from the activity recorded here.
 * @returns the id of the delivery, or null when that fact was told before
 */
export async function queueDelivery(tx: Tx, ctx: Context, delivery: NewDelivery): Promise<string | null> {
  const { template, dedupeKey, to, replyTo, organisationId, eventId, orderId, ticketId, props = {}, withheld } = delivery
  const id = newId('dlv')
  const { count } = await tx.delivery.createMany({
    skipDuplicates: true,
    data: {
      id,
      template,
      dedupeKey,
      toName: to.name,
      toAddress: to.address,
      replyTo,
      organisationId,
      eventId,
      orderId,
      ticketId,
      props,
      ...(withheld ? { state: 'withheld', lastError: withheld } : {}),
    },
  })
  if (count === 0) return null
  const kind = withheld ? 'delivery.withheld' : 'delivery.queued'
  await recordActivity(tx, ctx, kind, { organisationId, eventId, orderId, data: { deliveryId: id, template } })
  return id
}
