/** The sheet every composition is drawn on, in units; each format shows it whole or a part of it. */
export const sheet = { width: 1200, height: 900 } as const

export type Point = readonly [x: number, y: number]

/** One decimal is finer than any screen shows, and keeps the file small. */
const n = (value: number) => String(Math.round(value * 10) / 10)

/** A point on a circle; turns go clockwise from the right, 0 to 1. */
export const at = (x: number, y: number, radius: number, turn: number): Point => [
  x + radius * Math.cos(turn * 2 * Math.PI),
  y + radius * Math.sin(turn * 2 * Math.PI),
]

export const circle = (x: number, y: number, radius: number, fill: string) =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="${fill}"/>`

export const rect = (x: number, y: number, width: number, height: number, fill: string, radius = 0) =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${fill}"${radius ? ` rx="${n(radius)}"` : ''}/>`

/** With a hairline of its own colour, so that neighbours leave no seam. */
export const polygon = (points: readonly Point[], fill: string) =>
  `<polygon points="${points.map(([x, y]) => `${n(x)},${n(y)}`).join(' ')}" fill="${fill}" stroke="${fill}"/>`

/** A piece of a ring between two radii and two turns; with no inner radius, a slice. */
export function sector(x: number, y: number, inner: number, outer: number, from: number, to: number, fill: string): string {
  if (to - from >= 0.9999) return inner > 0 ? hoop(x, y, (inner + outer) / 2, outer - inner, fill) : circle(x, y, outer, fill)
  const large = to - from > 0.5 ? 1 : 0
  const p = ([px, py]: Point) => `${n(px)} ${n(py)}`
  const edge = `M${p(at(x, y, outer, from))}A${n(outer)} ${n(outer)} 0 ${large} 1 ${p(at(x, y, outer, to))}`
  const back =
    inner > 0 ? `L${p(at(x, y, inner, to))}A${n(inner)} ${n(inner)} 0 ${large} 0 ${p(at(x, y, inner, from))}` : `L${n(x)} ${n(y)}`
  return shape(`${edge}${back}Z`, fill)
}

/** A half disc whose flat side faces away from `turn`. */
export const half = (x: number, y: number, radius: number, turn: number, fill: string) =>
  sector(x, y, 0, radius, turn - 0.25, turn + 0.25, fill)

/** A circle's line, `weight` thick. */
export const hoop = (x: number, y: number, radius: number, weight: number, stroke: string) =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="none" stroke="${stroke}" stroke-width="${n(weight)}"/>`

/** A line through points. */
export const stroke = (points: readonly Point[], weight: number, colour: string, cap: 'butt' | 'round' = 'butt') =>
  `<polyline points="${points.map(([x, y]) => `${n(x)},${n(y)}`).join(' ')}" fill="none" stroke="${colour}" stroke-width="${n(weight)}" stroke-linecap="${cap}" stroke-linejoin="round"/>`

/** Path data as it is. */
export const shape = (d: string, fill: string) => `<path d="${d}" fill="${fill}"/>`

/** Path data from numbers and letters: `d\`M${x} ${y}\``, rounded. */
export const d = (strings: TemplateStringsArray, ...values: number[]) =>
  strings.reduce((path, part, index) => path + n(values[index - 1] ?? 0) + part)

export const turned = (degrees: number, x: number, y: number, ...shapes: string[]) =>
  `<g transform="rotate(${n(degrees)} ${n(x)} ${n(y)})">${shapes.join('')}</g>`

export const times = (count: number, draw: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => draw(index)).join('')
