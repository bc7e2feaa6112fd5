import type { Composition, Family } from './composition'
import { hoop, polygon, rect, sector, stroke, times, turned } from './shapes'

const instruments: Composition = (random, { paper, ink, strong, bright }) => {
  const square =
    polygon(
      [
        [120, 780],
        [120, 110],
        [790, 780],
      ],
      strong,
    ) +
    polygon(
      [
        [240, 660],
        [240, 400],
        [500, 660],
      ],
      paper,
    )
  const ruler = rect(0, 0, 1300, 130, bright) + times(43, (tick) => rect(tick * 30, 0, 5, tick % 5 === 0 ? 70 : 38, ink))
  const radius = random.pick([230, 290])
  const compass =
    sector(820, 340, radius - 26, radius, 0.55, 1.3, ink) +
    hoop(820, 340, 16, 8, ink) +
    stroke(
      [
        [820, 340],
        [820 - radius, 340],
      ],
      6,
      ink,
    )
  return square + compass + turned(random.pick([-14, -8, 10]), 600, 800, `<g transform="translate(-50 740)">${ruler}</g>`)
}

const weave: Composition = (random, { ink, strong, bright }) => {
  const [warp, weft] = random.shuffled([strong, ink, bright]) as [string, string, string]
  const third = [strong, ink, bright].find((colour) => colour !== warp && colour !== weft) ?? ink
  const special = random.whole(1, 6)
  const band = (index: number) => 18 + index * 150
  const across = times(6, (row) => rect(0, band(row), 1200, 112, row === special % 6 ? third : weft))
  const down = times(
    8,
    (column) =>
      times(6, (row) => ((column + row) % 2 ? '' : rect(band(column) + 2, band(row) - 20, 112, 152, warp))) +
      times(7, (row) => rect(band(column) + 2, band(row) - 38, 112, 38, warp)),
  )
  return across + down
}

/** Cubes on an isometric grid, as many as there were on the bench. */
const cubes: Composition = (random, { ink, strong, bright }) => {
  const [w, h] = [150, 86]
  const cube = (x: number, y: number) =>
    polygon(
      [
        [x, y - h],
        [x + w, y],
        [x, y + h],
        [x - w, y],
      ],
      bright,
    ) +
    polygon(
      [
        [x - w, y],
        [x, y + h],
        [x, y + h + 172],
        [x - w, y + 172],
      ],
      strong,
    ) +
    polygon(
      [
        [x + w, y],
        [x, y + h],
        [x, y + h + 172],
        [x + w, y + 172],
      ],
      ink,
    )
  const spots: { x: number; y: number }[] = []
  for (let row = 0; row < 9; row++) {
    for (let column = -1; column < 6; column++) {
      const lift = random.pick([0, 0, 0, 172, 172, 344, -172])
      spots.push({ x: column * 300 + (row % 2 ? 150 : 0), y: 80 + row * 86 + 260 - lift })
    }
  }
  return spots.map(({ x, y }) => cube(x, y)).join('')
}

export const workshop: Family = [weave, cubes, instruments]
