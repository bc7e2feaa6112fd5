import type { Composition, Family } from './composition'
import { circle, d, hoop, polygon, rect, sector, shape, times } from './shapes'

/** A crowd, row before row; no two neighbours alike. */
const crowd: Composition = (random, { paper, ink, strong, bright }) => {
  let last = ''
  return times(4, (row) => {
    const y = 200 + row * 230
    return times(7, (seat) => {
      const x = -10 + seat * 200 + (row % 2) * 100
      const fill = random.pick([strong, ink, bright].filter((colour) => colour !== last) as [string, ...string[]])
      last = fill
      const body = shape(d`M${x - 112} ${y + 260}V${y + 160}A112 112 0 0 1 ${x + 112} ${y + 160}V${y + 260}Z`, fill)
      return body + circle(x, y - 14, 74, paper) + circle(x, y - 14, 62, fill)
    })
  })
}

const chain: Composition = (random, { ink, strong, bright }) => {
  const colours = random.shuffled([ink, strong, bright])
  const radius = 150
  const link = (index: number) => {
    const [x, y] = [150 + (index % 5) * 225, index < 5 ? 262 : 638]
    return { x, y, colour: colours[(index % 5) + (index < 5 ? 0 : 1)] ?? colours[index % 3] ?? ink }
  }
  const all = times(10, (index) => hoop(link(index).x, link(index).y, radius, 48, link(index).colour))
  // Each ring goes over its neighbour once and under it once.
  const over = times(10, (index) => {
    const { x, y, colour } = link(index)
    return sector(x, y, radius - 24, radius + 24, 0.02, 0.24, colour)
  })
  return all + over
}

const street: Composition = (random, { paper, ink, strong, bright }) => {
  const colours = random.shuffled([strong, ink, bright, strong, ink, bright])
  return times(6, (index) => {
    const x = index * 200
    const top = random.pick([330, 400, 470, 540])
    const fill = colours[index] ?? strong
    const light = fill === bright ? ink : bright
    const roof = random.pick([
      () =>
        polygon(
          [
            [x, top],
            [x + 100, top - 150],
            [x + 200, top],
          ],
          fill,
        ),
      () => sector(x + 100, top + 1, 0, 100, 0.5, 1, fill),
      () =>
        polygon(
          [
            [x, top],
            [x, top - 140],
            [x + 200, top],
          ],
          fill,
        ),
    ])()
    const windows = times(Math.floor((820 - top) / 130), (floor) =>
      times(2, (side) => rect(x + 36 + side * 76, top + 46 + floor * 130, 52, 72, random.chance(0.5) ? light : paper)),
    )
    return roof + rect(x, top, 200.5, 900 - top, fill) + windows
  })
}

export const community: Family = [crowd, street, chain]
