import type { Context } from '@/lib/core/context'
import { once } from '@/lib/core/global'
import type { SoldOutAnswer } from './outcome'
import type { ReserveRequest } from './reserve'
import { type Look, lookSoon } from './reserve-batch'

/** Milliseconds for which a type that was just sold out is looked at before anything is drafted. */
const lately = 1_000
/** Ticket types remembered at most; the longest known go first. */
const most = 1_000

/** Which ticket types this process has just found sold out, and until when that is worth a look. Never an answer by itself. */
const known = () => once('sold-out-lately', () => new Map<string, number>())

/** Remembers that a type has just been sold out. */
export function noteSoldOut({ ticketTypeId }: SoldOutAnswer) {
  if (!ticketTypeId) return
  const types = known()
  types.delete(ticketTypeId) // so that it stands last
  types.set(ticketTypeId, performance.now() + lately)
  if (types.size > most) types.delete(types.keys().next().value!)
}

/**
 * Asks the database, by a question far smaller than an order, whether a type that has just been sold out is so still. After a
 * rush most of those who come hear only this, and drafting an order with its tickets for each of them is most of the work.
 * @returns the refusal, or null when `reserve_many` has to decide
 */
export async function stillSoldOut(
  ctx: Context,
  who: Pick<Look, 'eventId' | 'userId' | 'key'>,
  { lines, attendees, buyer, promoCode }: ReserveRequest,
): Promise<SoldOutAnswer | null> {
  const wanted = lines.filter(({ quantity }) => quantity > 0)
  const line = wanted[0]
  if (!line || wanted.length > 1 || promoCode || attendees.length > 0 || ctx.actor.kind === 'system') return null
  const { ticketTypeId, quantity } = line
  const until = known().get(ticketTypeId)
  if (until === undefined || until < performance.now()) return null
  const answer = await lookSoon({ ...who, ticketTypeId, quantity, email: buyer?.email })
  if (answer) noteSoldOut(answer)
  else known().delete(ticketTypeId)
  return answer
}
