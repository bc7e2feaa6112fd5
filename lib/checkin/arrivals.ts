/** How many went in and out within `minutes` from `at` on (ISO 8601, with the zone's offset). */
export type Arrivals = { at: string; in: number; out: number }

/** Widths people read off an axis, in minutes. */
const widths = [1, 2, 5, 10, 15, 30, 60, 120, 360, 720, 1_440] as const
const most = 60

/** How wide the steps of a curve are that shows this span (milliseconds) in sixty steps at most. */
export function stepOf(span: number): number {
  const needed = span / 60_000 / most
  return widths.find((width) => width >= needed) ?? Math.ceil(needed / 1_440) * 1_440
}

/** The curve without gaps: steps in which nobody came are steps, too. `found` holds the others by the instant they begin. */
export function withoutGaps(found: ReadonlyMap<number, { in: number; out: number }>, minutes: number) {
  const starts = [...found.keys()]
  if (starts.length === 0) return []
  const step = minutes * 60_000
  const first = Math.min(...starts)
  const count = Math.round((Math.max(...starts) - first) / step) + 1
  return Array.from({ length: count }, (_, nth) => {
    const at = first + nth * step
    return { at, ...(found.get(at) ?? { in: 0, out: 0 }) }
  })
}
