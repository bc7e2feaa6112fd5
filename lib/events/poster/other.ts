import type { Composition, Family } from './composition'
import { circle, d, rect, shape, stroke, times, turned } from './shapes'

/** Tickets, thrown on a table. */
const tickets: Composition = (random, { paper, ink, strong, bright }) => {
  const ticket = (x: number, y: number, fill: string) =>
    shape(
      d`M${x} ${y}H${x + 400}A44 44 0 0 0 ${x + 488} ${y}H${x + 640}V${y + 320}H${x + 488}A44 44 0 0 0 ${x + 400} ${y + 320}H${x}Z`,
      fill,
    ) + times(8, (hole) => circle(x + 444, y + 66 + hole * 27, 7, paper))
  const [one, two, three] = random.shuffled([strong, bright, ink]) as [string, string, string]
  const tilt = random.between(-26, -14)
  return (
    turned(tilt, 400, 300, ticket(-60, 90, one)) +
    turned(tilt + random.between(30, 44), 800, 600, ticket(520, 470, two)) +
    turned(tilt + random.between(8, 16), 600, 450, ticket(300, 300, three))
  )
}

const waves: Composition = (random, { ink, strong, bright }) => {
  const colours = [strong, ink, bright]
  const [length, lift] = [random.pick([300, 400, 600]), random.between(46, 84)]
  return times(8, (band) => {
    const y = 120 + band * 112
    const shift = ((band % 2) * length) / 2 - length
    const crests = times(Math.ceil(1800 / length) + 1, (crest) => {
      const x = shift + crest * length
      return d`C${x + length * 0.18} ${y - lift} ${x + length * 0.32} ${y - lift} ${x + length / 2} ${y}C${x + length * 0.68} ${y + lift} ${x + length * 0.82} ${y + lift} ${x + length} ${y}`
    })
    return shape(`${d`M${shift} ${y}`}${crests}V940H-700Z`, colours[band % 3] ?? ink)
  })
}

const stairs: Composition = (random, { ink, strong, bright }) => {
  const rising = random.chance(0.5)
  const steps = random.pick([6, 8, 10])
  const width = 1200 / steps
  const flight = times(steps, (step) => {
    const top = 820 - ((step + 1) * 620) / steps
    const x = rising ? step * width : 1200 - (step + 1) * width
    return rect(x, top, width + 0.5, 900 - top, step % 2 ? ink : strong)
  })
  return (
    circle(rising ? 330 : 870, 300, 210, bright) +
    flight +
    stroke(
      [
        [0, 896],
        [1200, 896],
      ],
      8,
      ink,
    )
  )
}

export const other: Family = [tickets, waves, stairs]
