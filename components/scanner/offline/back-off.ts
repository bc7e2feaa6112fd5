const first = 1_000
const longest = 60_000

/**
 * How long to wait after so many failures in a row, in milliseconds: doubled each time, up to a minute, and somewhere in the
 * upper half of that, so that a thousand doors do not come back together.
 */
export function waitAfter(failures: number, askedFor = 0): number {
  const most = Math.min(first * 2 ** Math.max(0, failures - 1), longest)
  return Math.max(askedFor, most * (0.5 + Math.random() / 2))
}
