import type { Composition, Family } from './composition'
import { circle, hoop, rect, sector, stroke, times } from './shapes'

/** Arcs that grow like overtones, after Josef Müller-Brockmann's concert posters. */
const arcs: Composition = (random, { ink, strong, bright }) => {
  const x = random.pick([400, 480, 720, 800])
  const y = random.pick([390, 450, 510])
  const colours = random.shuffled([strong, bright, ink, ink, strong, ink, bright, ink])
  let radius = 40
  return times(8, (ring) => {
    const weight = 13 * 1.36 ** ring
    const from = random.whole(0, 15) / 16
    const span = random.pick([4, 5, 6, 7, 9, 10]) / 16
    const fill = colours[ring] ?? ink
    const gap = (1 - span) / 2
    const second = span < 0.4 ? sector(x, y, radius, radius + weight, from + span + gap - 0.1, from + span + gap + 0.1, fill) : ''
    const drawn = sector(x, y, radius, radius + weight, from, from + span, fill) + second
    radius += weight * 1.22 + 6
    return drawn
  })
}

const bars: Composition = (random, { ink, strong, bright }) => {
  const [slow, fast, phase] = [random.between(0.6, 1.1), random.between(2, 3.4), random.between(0, 6)]
  const sun = circle(random.pick([300, 600, 900]), 450, 330, bright)
  const height = (bar: number) => {
    const wave = Math.abs(Math.sin(phase + bar * slow * 0.42)) * 0.7 + Math.abs(Math.sin(phase + bar * fast * 0.37)) * 0.3
    return 90 + wave * 640
  }
  return sun + times(15, (bar) => rect(20 + bar * 80, 450 - height(bar) / 2, 42, height(bar), bar % 5 === 2 ? strong : ink, 21))
}

const record: Composition = (random, { paper, ink, strong, bright }) => {
  const left = random.chance(0.5)
  const x = left ? 360 : 840
  const y = random.pick([420, 520])
  const grooves = times(11, (groove) => hoop(x, y, 240 + groove * 27, groove % 4 === 3 ? 7 : 2.5, paper))
  const from = random.between(0, 1)
  const shine = sector(x, y, 236, 545, from, from + 0.07, bright) + sector(x, y, 236, 545, from + 0.5, from + 0.57, bright)
  const arm = left ? 1 : -1
  const needle = stroke(
    [
      [x + arm * 690, -20],
      [x + arm * 640, 380],
      [x + arm * 470, 620],
    ],
    26,
    strong,
    'round',
  )
  return circle(x, y, 560, ink) + shine + grooves + circle(x, y, 190, strong) + circle(x, y, 22, paper) + needle
}

export const music: Family = [arcs, bars, record]
