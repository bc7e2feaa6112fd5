import type { Composition, Family } from './composition'
import { circle, hoop, rect, sector, stroke, times } from './shapes'

/** Ordered dithering (Bayer 1973): a gradient in squares. */
const dither: Composition = (random, { ink, strong, bright }) => {
  const [x, y] = [random.between(300, 900), random.between(200, 700)]
  const far = random.between(620, 820)
  const squares = times(24 * 18, (index) => {
    const [column, row] = [index % 24, Math.floor(index / 24)]
    const level = 1 - Math.hypot(column * 50 + 25 - x, row * 50 + 25 - y) / far
    if (level <= threshold(column, row)) return ''
    return rect(column * 50, row * 50, 50, 50, level > 0.78 ? bright : level > 0.52 ? strong : ink)
  })
  return `<g shape-rendering="crispEdges">${squares}</g>`
}

/** Bayer's matrix by its bits, 0 to 1. */
function threshold(column: number, row: number): number {
  let [value, mixed] = [0, column ^ row]
  for (let bit = 0; bit < 3; bit++) {
    value = (value << 2) | (((mixed >> bit) & 1) << 1) | ((row >> bit) & 1)
  }
  mixed = value
  return (mixed + 0.5) / 64
}

/** A network map: lines run in bundles and turn together. */
const lines: Composition = (random, { paper, ink, strong, bright }) => {
  const gap = 58
  const bundle = (top: number, colours: readonly string[]) => {
    const bend = random.whole(2, 6) * 120
    const drop = random.pick([-1, 1]) * random.pick([180, 240])
    const turn = Math.abs(drop)
    const last = random.whole(0, 2)
    return times(3, (track) => {
      const y = top + track * gap
      // On a slope of 45 degrees parallel lines stay apart when each turns a little later than the one before.
      const x = bend - Math.sign(drop) * track * gap * 0.414
      const end = track === last ? random.whole(x + turn + 90, 1120) : 1260
      const colour = colours[track] ?? ink
      const stop = end < 1200 ? circle(end, y + drop, 44, colour) + circle(end, y + drop, 20, paper) : ''
      return (
        stroke(
          [
            [-40, y],
            [x, y],
            [x + turn, y + drop],
            [end, y + drop],
          ],
          36,
          colour,
          'round',
        ) + stop
      )
    })
  }
  return (
    bundle(random.pick([90, 150]), random.shuffled([ink, strong, bright])) +
    bundle(random.pick([390, 450]), random.shuffled([ink, strong, bright])) +
    bundle(random.pick([640, 690]), random.shuffled([ink, strong, bright]))
  )
}

/** Truchet's tiles in Smith's form: quarter arcs that always meet. */
const knots: Composition = (random, { ink, strong, bright }) =>
  times(48, (index) => {
    const [x, y] = [(index % 8) * 150, Math.floor(index / 8) * 150]
    const falling = random.chance(0.5)
    const arcs = falling
      ? sector(x, y, 52, 98, -0.004, 0.254, ink) + sector(x + 150, y + 150, 52, 98, 0.496, 0.754, ink)
      : sector(x + 150, y, 52, 98, 0.246, 0.504, ink) + sector(x, y + 150, 52, 98, 0.746, 1.004, ink)
    const dot = random.chance(0.12) ? circle(x + 75, y + 75, 34, bright) : ''
    return (random.chance(0.3) ? rect(x, y, 150.4, 150.4, strong) : '') + arcs + dot
  }) + hoop(random.pick([300, 600, 900]), random.pick([300, 600]), 150, 46, bright)

export const tech: Family = [dither, knots, lines]
