import { AsyncLocalStorage } from 'node:async_hooks'
import { once } from '@/lib/core/global'

/** One attempt that was counted, and what it leaves to whoever made it. */
export type Consumed = {
  /** the limit's, such as `upload` */
  name: string
  /** attempts allowed in a window */
  points: number
  /** length of the window */
  seconds: number
  /** attempts left in this window */
  remaining: number
  /** whole seconds until the window ends */
  reset: number
}

const notes = () => once('limits-consumed', () => new AsyncLocalStorage<Consumed[]>())

/** For `limit` to say what it counted; nobody may be listening. */
export const noteConsumed = (consumed: Consumed) => void notes().getStore()?.push(consumed)

/**
 * Runs `work` and notes in `consumed` which limits were counted on the way, whatever becomes of it: so a door can tell,
 * and no operation has to know of doors.
 */
export const notingLimits = <T>(consumed: Consumed[], work: () => T): T => notes().run(consumed, work)

/** The limit that will refuse first: the least left, of equals the one that stays so for longer. */
export const tightest = (consumed: readonly Consumed[]): Consumed | undefined =>
  [...consumed].sort((a, b) => a.remaining - b.remaining || b.reset - a.reset)[0]
