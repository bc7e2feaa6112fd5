import { contrast } from '../colour'
import { broken, drawable, line, widthOf } from './lettering'
import type { Palette } from './palettes'
import { circle, rect, times } from './shapes'

const [width, height, edge, margin] = [1200, 630, 640, 56]
const column = edge - margin - 44

/** The art behind a perforation, the words on the stub; without words that can be drawn, the art alone. */
export function shareSheet(drawing: string, palette: Palette, words: { title: string; date?: string; venue?: string }): string {
  const title = drawable(words.title)
  if (!title) return window(0, width, [0, 135, 1200, 630], drawing, palette)
  const { lines, size } = setTitle(title)
  const fill = readable(palette)
  const leading = size * 0.98
  const bottom = height - margin - (words.venue ? 74 : 8)
  const first = bottom - (lines.length - 1) * leading
  return [
    rect(0, 0, width, height, palette.paper),
    window(edge, width - edge, [200, 0, 800, 900], drawing, palette),
    times(31, (hole) => circle(edge, 10.5 + hole * 20.4, 6, palette.paper)),
    small(words.date, margin + 26, 34, fill),
    ...lines.map((text, index) => line(text, margin, first + index * leading, size, fill)),
    small(words.venue, height - margin, 34, fill),
  ].join('')
}

function window(x: number, wide: number, view: [number, number, number, number], drawing: string, { paper }: Palette): string {
  const ground = rect(0, 0, 1200, 900, paper)
  return `<svg x="${x}" y="0" width="${wide}" height="${height}" viewBox="${view.join(' ')}" preserveAspectRatio="xMidYMid slice">${ground}${drawing}</svg>`
}

/** The largest size at which the title fits its column. */
function setTitle(title: string): { lines: string[]; size: number } {
  const longest = Math.max(...title.split(' ').map((word) => widthOf(word, 1)))
  for (let size = 160; size > 40; size -= 4) {
    const lines = broken(title, size, column)
    if (lines.length * size * 0.98 <= 410 && longest * size <= column) return { lines, size }
  }
  const lines = broken(title, 40, column)
  return { lines: lines.length > 10 ? [...lines.slice(0, 9), `${lines[9]}…`] : lines, size: 40 }
}

function small(text: string | undefined, y: number, size: number, fill: string): string {
  const [first = '', second] = broken(drawable(text ?? ''), size, column)
  return first ? line(second ? `${first}…` : first, margin, y, size, fill) : ''
}

/** An ink for words: 4.5:1 on the paper (WCAG 2.2 AA). */
export const readable = ({ paper, ink, night }: Palette) =>
  [ink, night].find((colour) => contrast(colour, paper) >= 4.5) ?? '#ffffff'
