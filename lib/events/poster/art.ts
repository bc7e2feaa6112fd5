import type { Composition, Family } from './composition'
import type { Random } from './random'
import { circle, half, hoop, polygon, rect, sector, stroke, times, turned } from './shapes'

type Tile = (x: number, y: number, fill: string, random: Random) => string

const corner = (random: Random, x: number, y: number): [number, number, number] =>
  random.pick([
    [x, y, 0],
    [x + 300, y, 0.25],
    [x + 300, y + 300, 0.5],
    [x, y + 300, 0.75],
  ])

const tiles: readonly [Tile, ...Tile[]] = [
  (x, y, fill, random) => {
    const [cx, cy, turn] = corner(random, x, y)
    return sector(cx, cy, 0, 300, turn, turn + 0.25, fill)
  },
  (x, y, fill, random) => {
    const [cx, cy, turn] = corner(random, x, y)
    return sector(cx, cy, 150, 300, turn, turn + 0.25, fill) + sector(cx, cy, 0, 75, turn, turn + 0.25, fill)
  },
  (x, y, fill, random) => {
    const turn = random.pick([0, 0.5])
    return half(turn === 0 ? x : x + 300, y + 150, 150, turn, fill) + half(x + 150, y + 150, turn === 0 ? 150 : 150, turn, fill)
  },
  (x, y, fill) => circle(x + 150, y + 150, 150, fill),
  (x, y, fill, random) =>
    random.chance(0.5)
      ? polygon(
          [
            [x, y],
            [x + 300, y],
            [x, y + 300],
          ],
          fill,
        )
      : polygon(
          [
            [x + 300, y],
            [x + 300, y + 300],
            [x, y + 300],
          ],
          fill,
        ),
  (x, y, fill) => times(5, (bar) => rect(x, y + bar * 60, 300, 30, fill)),
]

const mosaic: Composition = (random, { paper, ink, strong, bright }) =>
  times(12, (index) => {
    const [x, y] = [(index % 4) * 300, Math.floor(index / 4) * 300]
    const [ground, fill] = random
      .shuffled([paper, paper, ink, strong, bright])
      .filter((colour, at, all) => all.indexOf(colour) === at)
    return rect(x, y, 300.5, 300.5, ground ?? paper) + random.pick(tiles)(x, y, fill ?? ink, random)
  })

const trio: Composition = (random, { ink, strong, bright }) => {
  const [first, second, third] = random.shuffled([ink, strong, bright]) as [string, string, string]
  const tilt = random.pick([0, 12, -12, 30])
  const x = random.pick([430, 520])
  return (
    turned(tilt, 780, 480, rect(560, 260, 440, 440, first)) +
    circle(x, 400, 290, second) +
    polygon(
      [
        [x - 60, 830],
        [x + 240, 300],
        [x + 540, 830],
      ],
      third,
    ) +
    hoop(x, 400, 290, 6, ink) +
    stroke(
      [
        [0, 830],
        [1200, 830],
      ],
      6,
      ink,
    )
  )
}

/** Leaves cut from painted paper, in panels. */
const cutouts: Composition = (random, { paper, ink, strong, bright }) => {
  const grounds = random.shuffled([strong, bright, ink, strong, paper, bright])
  return times(6, (panel) => {
    const [x, y] = [(panel % 3) * 400, Math.floor(panel / 3) * 450]
    const ground = grounds[panel] ?? strong
    const fill = random.pick(
      ([paper, ink, bright, strong] as const).filter((colour) => colour !== ground) as [string, ...string[]],
    )
    const lobes = random.whole(4, 5)
    const leaf = times(lobes, (lobe) => {
      const top = y + 100 + (lobe * 250) / (lobes - 1)
      const reach = 118 - Math.abs(lobe - (lobes - 1) / 2) * 20
      const limb = (side: number) =>
        stroke(
          [
            [x + 200, top + 36],
            [x + 200 + side * reach, top - 30],
          ],
          46,
          fill,
          'round',
        )
      return limb(-1) + limb(1)
    })
    return (
      rect(x, y, 400.5, 450.5, ground) +
      turned(
        random.between(-24, 24),
        x + 200,
        y + 225,
        stroke(
          [
            [x + 200, y + 80],
            [x + 200, y + 385],
          ],
          40,
          fill,
          'round',
        ) + leaf,
      )
    )
  })
}

export const art: Family = [mosaic, cutouts, trio]
