import type { Composition, Family } from './composition'
import { circle, hoop, polygon, rect, stroke, times, turned } from './shapes'

const track: Composition = (random, { paper, ink, strong, bright }) => {
  const lanes = random.whole(5, 7)
  const oval = times(lanes, (lane) => {
    const inset = lane * 72
    const side = 980 - inset * 2
    const fill = lane % 2 === 0 ? strong : paper
    return rect(-120 + inset, -40 + inset, 1640 - inset * 2, side, lane === lanes - 1 ? ink : fill, side / 2)
  })
  const lane = random.whole(1, 2)
  const runner = (on: number, fill: string) => circle(random.between(400, 860), -4 + on * 72, 60, fill)
  return turned(random.pick([-18, -10, 14]), 600, 450, oval + runner(lane, bright) + runner(lane + 1, ink))
}

/** One ball, at every moment of three leaps. */
const bounce: Composition = (random, { ink, strong, bright }) => {
  const floor = 770
  const radius = 60
  const leaps = [
    { from: -140, to: 470, height: random.between(560, 640), moments: 5 },
    { from: 470, to: 850, height: random.between(330, 400), moments: 3 },
    { from: 850, to: 1100, height: random.between(160, 220), moments: 2 },
  ]
  const flight = leaps
    .map(({ from, to, height, moments }, leap) =>
      times(moments, (moment) => {
        const way = (moment + 1) / moments
        const y = floor - radius - height * (1 - (2 * way - 1) ** 2)
        const lands = moment === moments - 1
        return circle(from + (to - from) * way, y, radius, lands ? (leap === 2 ? ink : bright) : strong)
      }),
    )
    .join('')
  const court = hoop(random.pick([300, 600, 900]), floor, 330, 12, bright)
  return (
    court +
    flight +
    rect(0, floor, 1200, 130, ink) +
    stroke(
      [
        [0, floor + 64],
        [1200, floor + 64],
      ],
      8,
      bright,
    )
  )
}

/** Mountains with a lit and a shaded side. */
const peaks: Composition = (random, { ink, strong, bright }) => {
  const sun = circle(random.pick([240, 600, 960]), random.between(190, 280), random.between(120, 170), bright)
  const peak = (x: number, top: number, spread: number, lit: string, shade: string) =>
    polygon(
      [
        [x - spread, 900],
        [x, top],
        [x + spread, 900],
      ],
      lit,
    ) +
    polygon(
      [
        [x, top],
        [x + spread, 900],
        [x + spread * 0.1, 900],
        [x - spread * 0.08, (top + 900) / 2],
        [x + spread * 0.06, top + (900 - top) * 0.28],
      ],
      shade,
    )
  const [left, right] = [random.between(220, 380), random.between(780, 960)]
  const back = peak(left, random.between(170, 260), 560, strong, ink)
  const middle = peak(right, random.between(300, 400), 480, strong, ink)
  const front = peak(random.between(480, 660), random.between(560, 640), 400, bright, strong)
  return sun + (random.chance(0.5) ? back + middle : middle + back) + front
}

export const sport: Family = [peaks, track, bounce]
