import type { Composition, Family } from './composition'
import { circle, d, half, polygon, rect, shape, times } from './shapes'

const curtain: Composition = (random, { ink, strong, bright }) => {
  const middle = random.pick([8, 11.5, 15])
  const steep = random.between(0.9, 1.5)
  const folds = times(24, (fold) => {
    const open = Math.max(0, 1 - (Math.abs(fold - middle) / 9) ** steep)
    const length = 905 - open * 690
    return rect(fold * 50, -40, 50.5, length, fold % 2 ? strong : ink, 25)
  })
  return circle((middle + 0.5) * 50, 700, 250, bright) + rect(0, 780, 1200, 120, ink) + folds
}

const spotlight: Composition = (random, { night, strong, bright }) => {
  const left = random.chance(0.5)
  const from = left ? 130 : 1070
  const to = left ? random.between(640, 820) : random.between(380, 560)
  const floor = d`M${to - 330} 760A330 92 0 0 0 ${to + 330} 760A330 92 0 0 0 ${to - 330} 760Z`
  const cone = polygon(
    [
      [from - 34, 60],
      [from + 34, 60],
      [to + 330, 760],
      [to - 330, 760],
    ],
    bright,
  )
  const player = shape(d`M${to - 92} 770V560A92 92 0 0 1 ${to + 92} 560V770Z`, strong)
  return (
    rect(0, 0, 1200, 900, night) +
    cone +
    shape(floor, bright) +
    player +
    circle(to, 400, 78, strong) +
    circle(from, 62, 74, strong)
  )
}

const masks: Composition = (random, { ink, strong, bright, night }) => {
  const mask = (x: number, y: number, smiles: boolean, fill: string, hole: string) =>
    shape(d`M${x - 270} ${y - 300}H${x + 270}V${y + 30}A270 270 0 0 1 ${x - 270} ${y + 30}Z`, fill) +
    half(x - 118, y - 70, 74, smiles ? 0.75 : 0.25, hole) +
    half(x + 118, y - 70, 74, smiles ? 0.75 : 0.25, hole) +
    half(x, smiles ? y + 70 : y + 180, 128, smiles ? 0.25 : 0.75, hole)
  const [first, second] = random.shuffled([strong, bright]) as [string, string]
  const smiling = random.chance(0.5)
  return mask(790, 500, !smiling, ink, second) + mask(410, 400, smiling, first, night)
}

export const stage: Family = [curtain, masks, spotlight]
