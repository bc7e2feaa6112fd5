import type { Composition, Family } from './composition'
import { circle, d, hoop, polygon, rect, shape, stroke, times } from './shapes'

/** A mirror ball as a halftone: each dot as large as the light that falls on it. */
const ball: Composition = (random, { night, strong, bright }) => {
  const [x, y, radius] = [random.pick([450, 600, 750]), 470, 390]
  const light = [random.pick([-0.55, 0.55]), -0.5, 0.67] as const
  const sparkle = random.whole(3, 7)
  const dots = times(17 * 17, (index) => {
    const [column, row] = [(index % 17) - 8, Math.floor(index / 17) - 8]
    const [u, v] = [column / 8.3, row / 8.3]
    const depth = 1 - u * u - v * v
    if (depth < 0.02) return ''
    const shade = Math.max(0, u * light[0] + v * light[1] + Math.sqrt(depth) * light[2])
    return circle(x + u * radius, y + v * radius, 5 + shade * 18, index % sparkle === 0 ? bright : strong)
  })
  return (
    rect(0, 0, 1200, 900, night) +
    stroke(
      [
        [x, 0],
        [x, y - radius],
      ],
      10,
      strong,
    ) +
    dots
  )
}

const beams: Composition = (random, { night, strong, bright }) => {
  const x = random.pick([240, 600, 960])
  const colours = random.shuffled([strong, bright, strong, bright, strong])
  const rays = times(5, (ray) => {
    const middle = -260 + ray * 430 + random.between(-50, 50)
    const spread = random.between(80, 165)
    return polygon(
      [
        [x, 70],
        [middle - spread, 900],
        [middle + spread, 900],
      ],
      colours[ray] ?? strong,
    )
  })
  return rect(0, 0, 1200, 900, night) + rays + circle(x, 90, 150, bright) + circle(x, 90, 84, night)
}

const moons: Composition = (random, { night, strong, bright }) => {
  const start = random.whole(0, 11)
  const lit = random.whole(0, 11)
  const moon = (x: number, y: number, phase: number, fill: string) => {
    const r = 120
    const wide = Math.abs(Math.cos(phase * 2 * Math.PI)) * r
    const waxing = phase < 0.5 ? 1 : 0
    const bulge = phase < 0.25 || phase > 0.75 ? 1 - waxing : waxing
    const outer = d`M${x} ${y - r}A${r} ${r} 0 0 ${waxing} ${x} ${y + r}`
    return hoop(x, y, r - 2, 4, fill) + shape(`${outer}${d`A${wide} ${r} 0 0 ${bulge} ${x} ${y - r}`}Z`, fill)
  }
  const phases = times(12, (index) => {
    const phase = (((start + index) % 12) + 0.6) / 12.2
    return moon(150 + (index % 4) * 300, 150 + Math.floor(index / 4) * 300, phase, index === lit ? bright : strong)
  })
  return rect(0, 0, 1200, 900, night) + phases
}

export const nightlife: Family = [ball, beams, moons]
