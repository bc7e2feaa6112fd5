import { type Consumed, tightest } from '@/lib/rate-limit/consumed'

/**
 * How a request stands with the limit that is nearest, as headers of draft-ietf-httpapi-ratelimit-headers; none when
 * nothing was counted.
 */
export function limitHeaders(consumed: readonly Consumed[]): [string, string][] {
  const limit = tightest(consumed)
  if (!limit) return []
  const { name, points, seconds, remaining, reset } = limit
  return [
    ['ratelimit-policy', `"${name}";q=${points};w=${seconds}`],
    ['ratelimit', `"${name}";r=${remaining};t=${reset}`],
  ]
}
