import type { Palette } from './palettes'
import type { Random } from './random'

/** Draws one sheet: SVG elements over a paper that is there already. */
export type Composition = (random: Random, palette: Palette) => string

/** What a category is drawn as; an event gets one of them. */
export type Family = readonly [Composition, ...Composition[]]
