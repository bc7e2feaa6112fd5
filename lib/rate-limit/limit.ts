import { createHash } from 'node:crypto'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { once } from '@/lib/core/global'
import { RateLimited } from './errors'
import { store } from './store'

/**
 * A limit of `points` attempts in `seconds`, for each key. Calling it counts one attempt.
 * @throws RateLimited from the attempt after the last allowed one on, until the window ends.
 */
export function limit({ name, points, seconds }: { name: string; points: number; seconds: number }) {
  const limiter = () =>
    once(`limit.${name}`, () => {
      const table = { storeClient: store, storeType: 'client', tableName: 'rate_limits', tableCreated: true }
      return new RateLimiterPostgres({ ...table, keyPrefix: name, points, duration: seconds })
    })
  return async (key: string): Promise<void> => {
    try {
      await limiter().consume(createHash('sha256').update(key).digest('base64url'))
    } catch (error) {
      throw error instanceof RateLimiterRes ? new RateLimited(error.msBeforeNext) : error
    }
  }
}
