import type { Context } from '@/lib/core/context'
import { InvalidInput } from '@/lib/core/error'
import { db } from '@/lib/db/client'
import { madeBefore } from './made-before'
import { termsOfEvent } from './terms-of-event'

/**
 * The terms a program says its buyer accepted; empty when the event has none. What was ordered before, by the same idempotency
 * key, needs nothing accepted again.
 * @throws InvalidInput at `acceptTerms`
 */
export async function acceptedTerms(ctx: Context, eventId: string, { acceptTerms }: { acceptTerms: boolean }): Promise<string> {
  const terms = await termsOfEvent(eventId)
  if (terms === '' || acceptTerms) return terms
  if (await madeBefore(ctx, eventId)) return ''
  const message = 'This event has terms to accept: load the page again to read them, or send acceptTerms: true.'
  throw new InvalidInput([{ path: 'acceptTerms', message }])
}

/** Keeps what was accepted with the order, as it stood; what is kept already stays. */
export async function keepAccepted(orderId: string, terms: string): Promise<void> {
  if (terms !== '') await db().order.updateMany({ where: { id: orderId, terms: null }, data: { terms } })
}
