import type { Category } from './category'
import { families } from './poster/families'
import { type Palette, palettes } from './poster/palettes'
import { randomOf } from './poster/random'
import { rect, sheet } from './poster/shapes'
import { shareSheet } from './poster/share'

/** Pixels. `cover` and `thumb` show the whole art, `mail` a strip of it; `share` sets the title beside it. */
export const posterSizes = {
  cover: { width: 1600, height: 1200 },
  thumb: { width: 640, height: 480 },
  mail: { width: 1200, height: 400 },
  share: { width: 1200, height: 630 },
} as const

export type PosterSize = keyof typeof posterSizes

/** `date` and `venue` are set as they are, on `share` only. */
export type PosterInput = { id: string; title: string; category: Category; date?: string; venue?: string; size: PosterSize }

/**
 * The art of an event that has no picture, as an SVG document: composed by its category, chosen and coloured by its id, and
 * the same for ever. Letters are outlines, so it needs no fonts and `sharp` draws it anywhere.
 */
export function posterSvg({ id, title, category, date, venue, size }: PosterInput): string {
  const palette = paletteOf(id)
  const random = randomOf(`${id}/${category}`)
  const drawing = random.pick(families[category] ?? families.other)(random, palette)
  const paper = rect(0, 0, sheet.width, sheet.height, palette.paper)
  const { width, height } = posterSizes[size]
  const view = { cover: '0 0 1200 900', thumb: '0 0 1200 900', mail: '0 250 1200 400', share: '0 0 1200 630' }[size]
  const content = size === 'share' ? shareSheet(drawing, palette, { title, date, venue }) : paper + drawing
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${view}" role="img">`
  return `${head}<title>${escaped(title)}</title>${content}</svg>`
}

/** The colours of an event's poster, all `#rrggbb`; `accent` is for `accentFor`. */
export function posterPalette(id: string): Pick<Palette, 'paper' | 'ink' | 'accent'> {
  const { paper, ink, accent } = paletteOf(id)
  return { paper, ink, accent }
}

const paletteOf = (id: string): Palette => randomOf(`${id}/palette`).pick(palettes)

/** Text for XML 1.0, which has no room for control characters, lone surrogates and non-characters. */
const escaped = (text: string) =>
  text
    .replace(/[^\P{Cc}\t\n\r]|\p{Cs}|\p{Noncharacter_Code_Point}/gu, '')
    .replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
