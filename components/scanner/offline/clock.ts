import type { Times } from './door-calls'

type Sample = { offsetMs: number; roundTripMs: number; at: number }

/** A sample is worth this long; then a slower one that is younger counts more: phones drift, and people set clocks. */
const goodFor = 60_000

export type Clock = ReturnType<typeof createClock>

/**
 * The server's clock minus the device's, by the midpoint of request and answer as in NTP (RFC 5905, 8): wrong by half the round
 * trip at most, so that the quickest answer of the last minute is believed.
 * @param known as it was last measured; null: never
 */
export function createClock(known: number | null = null) {
  let best: Sample | null = null

  return {
    measure({ askedAt, answeredAt }: Times, serverTime: string) {
      const at = Date.parse(serverTime)
      const roundTripMs = answeredAt - askedAt
      if (Number.isNaN(at) || roundTripMs < 0) return // the clock was set back meanwhile
      const sample = { offsetMs: Math.round(at - (askedAt + answeredAt) / 2), roundTripMs, at: answeredAt }
      const isOld = !best || answeredAt - best.at > goodFor || answeredAt < best.at
      // further apart than both round trips explain: the device's clock was set
      const isJump = best && Math.abs(sample.offsetMs - best.offsetMs) > (sample.roundTripMs + best.roundTripMs) / 2 + 100
      if (isOld || isJump || roundTripMs <= best!.roundTripMs) best = sample
    },
    /** milliseconds; null when it was never measured */
    offsetMs: () => best?.offsetMs ?? known,
    /** What the server's clock says now, as far as it is known. */
    now: () => new Date(Date.now() + (best?.offsetMs ?? known ?? 0)),
  }
}
