import type { Composition, Family } from './composition'
import { circle, d, hoop, rect, sector, shape, stroke, times } from './shapes'

const citrus: Composition = (random, { paper, ink, strong, bright }) => {
  const slice = (x: number, y: number, radius: number, rind: string, flesh: string, start: number) =>
    circle(x, y, radius, rind) +
    circle(x, y, radius * 0.88, paper) +
    times(8, (part) => sector(x, y, radius * 0.08, radius * 0.8, start + part / 8 + 0.009, start + (part + 1) / 8 - 0.009, flesh))
  const [one, two] = random.shuffled([strong, bright]) as [string, string]
  const start = random.between(0, 1)
  return random.chance(0.5)
    ? slice(380, 420, 350, one, two, start) + slice(960, 690, 270, ink, one, start + 0.05) + circle(950, 190, 120, two)
    : slice(800, 500, 380, one, two, start) + slice(210, 200, 260, ink, one, start + 0.05) + circle(250, 720, 130, two)
}

const table: Composition = (random, { paper, ink, strong, bright }) => {
  const fork = (x: number, y: number) =>
    times(3, (tine) => rect(x + tine * 16, y - 150, 8, 110, ink, 4)) +
    rect(x, y - 70, 40, 34, ink, 14) +
    rect(x + 14, y - 60, 12, 220, ink, 6)
  const knife = (x: number, y: number) =>
    shape(d`M${x} ${y + 30}V${y - 120}A34 60 0 0 1 ${x + 30} ${y - 150}V${y + 30}Z`, ink) + rect(x + 14, y, 14, 160, ink, 7)
  const meal = (x: number, y: number) =>
    circle(x, y, 190, random.pick([strong, bright])) +
    hoop(x, y, 136, 5, ink) +
    random.pick([
      () => circle(x - 30, y + 10, 74, paper) + circle(x - 30, y + 10, 34, ink),
      () => sector(x, y, 0, 112, 0.05, 0.55, ink) + circle(x + 26, y - 48, 30, paper),
      () => times(3, (pea) => circle(x - 52 + pea * 52, y + (pea % 2 ? -26 : 26), 32, pea === 1 ? paper : ink)),
    ])()
  return times(4, (index) => {
    const [x, y] = [300 + (index % 2) * 600, 225 + Math.floor(index / 2) * 450]
    return meal(x, y) + fork(x - 272, y) + knife(x + 232, y)
  })
}

/** Leaves and fruit on a grid: a leaf is where two circles meet. */
const harvest: Composition = (random, { ink, strong, bright }) =>
  times(24, (index) => {
    const [x, y] = [(index % 6) * 200, Math.floor(index / 6) * 225]
    const up = (index + Math.floor(index / 6)) % 2 === 0
    const fruit = random.chance(0.26)
    const leaf = up
      ? d`M${x + 14} ${y + 212}A215 215 0 0 1 ${x + 186} ${y + 12}A215 215 0 0 1 ${x + 14} ${y + 212}Z`
      : d`M${x + 14} ${y + 12}A215 215 0 0 1 ${x + 186} ${y + 212}A215 215 0 0 1 ${x + 14} ${y + 12}Z`
    const rib = up
      ? stroke(
          [
            [x + 24, y + 200],
            [x + 150, y + 54],
          ],
          5,
          ink,
        )
      : stroke(
          [
            [x + 24, y + 24],
            [x + 150, y + 170],
          ],
          5,
          ink,
        )
    return fruit
      ? circle(x + 100, y + 118, 78, bright) +
          stroke(
            [
              [x + 100, y + 50],
              [x + 122, y + 14],
            ],
            10,
            ink,
            'round',
          )
      : shape(leaf, strong) + rib
  })

export const food: Family = [citrus, table, harvest]
