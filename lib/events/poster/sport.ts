import type { Composition, Family } from './composition'
import { circle, hoop, polygon, rect, sector, stroke, times, turned } from './shapes'

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

/** Half a pitch from above, its ball and the ball's shadow. */
const pitch: Composition = (random, { paper, night, strong, bright }) => {
  const box = (x: number, y: number, wide: number, high: number) =>
    stroke(
      [
        [x, y],
        [x + wide, y],
        [x + wide, y + high],
        [x, y + high],
        [x, y],
      ],
      16,
      paper,
    )
  const grass = rect(-200, -300, 1700, 1500, strong)
  const [x, y] = [random.between(560, 760), random.between(330, 580)]
  return (
    turned(
      random.pick([-24, -12, 12, 24]),
      600,
      450,
      grass,
      stroke(
        [
          [1010, -300],
          [1010, 1200],
        ],
        16,
        paper,
      ),
      hoop(1010, 450, 210, 16, paper),
      circle(1010, 450, 22, paper),
      stroke(
        [
          [40, -300],
          [40, 1200],
        ],
        16,
        paper,
      ),
      box(40, 130, 330, 640),
      box(40, 290, 130, 320),
      sector(290, 450, 172, 188, -0.16, 0.16, paper),
    ) +
    circle(x + 46, y + 52, 104, night) +
    circle(x, y, 104, bright)
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

export const sport: Family = [peaks, track, pitch]
