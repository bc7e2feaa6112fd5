import type { Composition, Family } from './composition'
import { at, circle, d, rect, shape, times } from './shapes'

/** Seats around one who speaks. */
const hall: Composition = (random, { ink, strong, bright }) => {
  const x = random.pick([400, 600, 800])
  const taken = random.between(0.6, 0.85)
  const rows = times(6, (row) => {
    const radius = 250 + row * 112
    const seats = 9 + row * 4
    return times(seats, (seat) => {
      const [cx, cy] = at(x, 860, radius, 0.5 + (seat + 0.5) / seats / 2)
      return circle(cx, cy, 33, random.chance(taken) ? ink : random.chance(0.3) ? bright : strong)
    })
  })
  return rows + circle(x, 860, 150, strong)
}

/** Two voices: discs that keep one corner. */
const voices: Composition = (random, { paper, ink, strong, bright }) => {
  const bubble = (x: number, y: number, r: number, left: boolean, fill: string) =>
    shape(
      left
        ? d`M${x - r} ${y + r}V${y}A${r} ${r} 0 1 1 ${x} ${y + r}Z`
        : d`M${x + r} ${y + r}V${y}A${r} ${r} 0 1 0 ${x} ${y + r}Z`,
      fill,
    )
  const [one, two] = random.shuffled([strong, bright, ink]) as [string, string, string]
  const swap = random.chance(0.5)
  const large = swap ? bubble(760, 390, 370, false, one) : bubble(440, 390, 370, true, one)
  const small = swap ? bubble(250, 640, 230, true, two) : bubble(950, 640, 230, false, two)
  const words = times(3, (line) => rect(swap ? 560 : 240, 262 + line * 92, [400, 330, 210][line] ?? 210, 46, paper))
  return large + small + words
}

/** A page of type from far away, and the one thing to remember. */
const page: Composition = (random, { ink, strong, bright }) => {
  const column = (x: number, count: number, top: number) =>
    times(count, (line) =>
      rect(x, top + line * 62, line === count - 1 ? random.between(90, 220) : random.between(300, 350), 34, ink),
    )
  const high = random.chance(0.5)
  return (
    column(60, 13, 56) +
    column(460, high ? 5 : 13, high ? 552 : 56) +
    column(860, high ? 13 : 5, 56) +
    (high ? circle(640, 280, 230, strong) : circle(960, 660, 230, strong)) +
    (high ? circle(640, 280, 78, bright) : circle(960, 660, 78, bright))
  )
}

export const talk: Family = [hall, voices, page]
