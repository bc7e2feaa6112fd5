import type { Context } from '@/lib/core/context'
import { roomFromNetwork } from './held-from-network'
import { type ReserveRequest, reserve } from './reserve'

/**
 * `reserve`, for whoever asks from outside: what one network holds unpaid is limited.
 * @throws TooManyHeld, and what `reserve` throws
 */
export async function reserveFrom(ctx: Context, eventId: string, request: ReserveRequest): ReturnType<typeof reserve> {
  const tickets = request.lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const note = await roomFromNetwork(ctx, eventId, tickets)
  try {
    const made = await reserve(ctx, eventId, request)
    note(made.answer.outcome === 'held' ? made.answer : null)
    return made
  } catch (error) {
    note(null)
    throw error
  }
}
