import { createHash } from 'node:crypto'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { once } from '@/lib/core/global'
import { noteConsumed } from './consumed'
import { RateLimited } from './errors'
import { store } from './store'

/**
 * A limit of `points` attempts in `seconds`, for each key. Calling it counts one attempt, and notes it (`consumed.ts`).
 * @throws RateLimited from the attempt after the last allowed one on, until the window ends.
 */
export function limit({ name, points, seconds }: { name: string; points: number; seconds: number }) {
  const limiter = () =>
    once(`limit.${name}`, () => {
      const table = { storeClient: store, storeType: 'client', tableName: 'rate_limits', tableCreated: true }
      return new RateLimiterPostgres({ ...table, keyPrefix: name, points, duration: seconds })
    })
  const note = ({ remainingPoints, msBeforeNext }: RateLimiterRes) =>
    noteConsumed({ name, points, seconds, remaining: remainingPoints, reset: Math.max(1, Math.ceil(msBeforeNext / 1000)) })
  return async (key: string): Promise<void> => {
    try {
      note(await limiter().consume(createHash('sha256').update(key).digest('base64url')))
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error
      note(error)
      throw new RateLimited(error.msBeforeNext)
    }
  }
}
