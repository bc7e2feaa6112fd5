import type { Composition, Family } from './composition'
import { circle, d, half, polygon, rect, shape, stroke, times } from './shapes'

/** Wooden blocks, stacked as far as they hold. */
const blocks: Composition = (random, { paper, ink, strong, bright }) => {
  const colours: [string, ...string[]] = [strong, bright, ink]
  return times(6, (column) => {
    const x = column * 200
    const count = random.whole(1, 3)
    const tower = times(count, (level) => {
      const y = 700 - level * 200
      const fill = random.pick(colours)
      return random.pick([
        () => rect(x, y, 200, 200, fill),
        () =>
          rect(x, y, 200, 200, fill) +
          shape(d`M${x + 50} ${y + 200}V${y + 120}A50 50 0 0 1 ${x + 150} ${y + 120}V${y + 200}Z`, paper),
        () => rect(x, y, 200, 200, fill) + circle(x + 100, y + 100, 58, paper),
        () => rect(x, y, 200, 100, fill) + rect(x, y + 100, 200, 100, fill === ink ? bright : ink),
      ])()
    })
    const y = 700 - count * 200
    const fill = random.pick(colours)
    return (
      tower +
      random.pick([
        () =>
          polygon(
            [
              [x, y + 200],
              [x + 100, y + 20],
              [x + 200, y + 200],
            ],
            fill,
          ),
        () => half(x + 100, y + 200, 100, 0.75, fill),
        () => circle(x + 100, y + 110, 90, fill),
      ])()
    )
  })
}

const balloons: Composition = (random, { ink, strong, bright }) => {
  const hand = random.pick([420, 600, 780])
  const colours = random.shuffled([strong, bright, ink, strong, bright, strong])
  const spots = [
    [200, 330, 130],
    [420, 210, 150],
    [650, 300, 165],
    [880, 190, 130],
    [1040, 400, 120],
    [500, 480, 105],
  ] as const
  const strings = times(6, (index) => {
    const [x, y, r] = spots[index] ?? spots[0]
    return stroke(
      [
        [x, y + r],
        [hand, 930],
      ],
      5,
      ink,
    )
  })
  return (
    strings +
    times(6, (index) => {
      const [x, y, r] = spots[index] ?? spots[0]
      const fill = colours[index] ?? strong
      const radius = r * random.between(0.88, 1.08)
      return (
        circle(x, y, radius, fill) +
        polygon(
          [
            [x - 20, y + radius + 22],
            [x, y + radius - 12],
            [x + 20, y + radius + 22],
          ],
          fill,
        )
      )
    })
  )
}

/** A shoal of half discs; one swims the other way. */
const fish: Composition = (random, { paper, ink, strong, bright }) => {
  const odd = random.whole(0, 8)
  return times(9, (index) => {
    const turns = index === odd ? -1 : 1
    const [x, y] = [200 + (index % 3) * 400 + 34 * turns, 150 + Math.floor(index / 3) * 300]
    const [back, belly] = index === odd ? [bright, ink] : index % 2 ? [ink, bright] : [strong, bright]
    return (
      polygon(
        [
          [x - 84 * turns, y],
          [x - 186 * turns, y - 84],
          [x - 186 * turns, y + 84],
        ],
        back,
      ) +
      half(x, y, 124, 0.75, back) +
      half(x, y, 124, 0.25, belly) +
      circle(x + 62 * turns, y - 42, 19, paper) +
      stroke(
        [
          [x - 6 * turns, y - 74],
          [x - 26 * turns, y - 37],
          [x - 6 * turns, y],
        ],
        12,
        paper,
      )
    )
  })
}

export const family: Family = [blocks, fish, balloons]
