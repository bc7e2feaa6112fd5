import type { Composition, Family } from './composition'
import { at, circle, polygon, rect, times, turned } from './shapes'

const beam: Composition = (random, { ink, strong, bright }) => {
  const left = random.chance(0.5)
  const [lens, screen] = left ? [130, 1200] : [1070, 0]
  const y = random.pick([300, 450, 600])
  const edge = left ? 820 : 380
  const cuts = random.whole(3, 5)
  const rays = times(cuts, (cut) => {
    const top = 60 + (cut * 2 * 780) / (cuts * 2 - 1)
    return polygon(
      [
        [lens, y],
        [edge, top],
        [edge, top + 780 / (cuts * 2 - 1)],
      ],
      ink,
    )
  })
  return (
    polygon(
      [
        [lens, y - 40],
        [edge, 60],
        [edge, 840],
        [lens, y + 40],
      ],
      bright,
    ) +
    rays +
    rect(Math.min(edge, screen), 60, 380, 780, strong) +
    circle((edge + screen) / 2, 450, 130, bright) +
    circle(lens, y, 170, ink) +
    circle(lens, y, 74, strong)
  )
}

const reel: Composition = (random, { paper, ink, strong, bright }) => {
  const x = random.pick([380, 820])
  const holes = random.pick([5, 6])
  const start = random.between(0, 1)
  const windows = times(holes, (hole) => {
    const [cx, cy] = at(x, 400, 215, start + hole / holes)
    return circle(cx, cy, holes === 5 ? 96 : 82, hole === 0 ? bright : paper)
  })
  const strip =
    rect(-40, 745, 1280, 130, strong) +
    times(16, (index) => rect(12 + index * 76, 763, 36, 24, paper, 5) + rect(12 + index * 76, 833, 36, 24, paper, 5))
  return circle(x, 400, 350, ink) + windows + circle(x, 400, 46, paper) + turned(random.pick([-6, -3, 4]), 600, 800, strip)
}

/** One rise and fall of a sun in twelve frames. */
const frames: Composition = (random, { paper, ink, strong, bright }) => {
  const horizon = random.between(0.56, 0.7)
  const lit = random.chance(0.5)
  return times(12, (index) => {
    const [x, y] = [24 + (index % 4) * 291, 24 + Math.floor(index / 4) * 288]
    const height = Math.sin(((index + 0.4) / 11.8) * Math.PI)
    const sun = y + 264 * horizon + 66 - height * 190
    const ground = y + 264 * horizon
    return (
      rect(x, y, 279, 276, lit && index > 3 && index < 8 ? bright : strong) +
      circle(
        x + 139.5,
        Math.min(ground + 52, Math.max(y + 62, sun)),
        56,
        lit && index > 3 && index < 8 ? strong : index % 4 === 0 ? paper : bright,
      ) +
      rect(x, ground, 279, y + 276 - ground, ink)
    )
  })
}

export const film: Family = [frames, reel, beam]
