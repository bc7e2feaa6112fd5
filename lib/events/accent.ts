import { contrast, hexOfLch, type Lch, lchOf } from './colour'

/** What accents are laid on, as in `app/globals.css`: paper, surface, sunken. */
export const grounds = {
  light: ['#f4f3ef', '#ffffff', '#e9e7e1'],
  dark: ['#11110f', '#1b1b18', '#262622'],
} as const

export type Theme = keyof typeof grounds

/** One accent in one theme; all `#rrggbb`. */
export type AccentSet = {
  /** buttons, bars, tickets: at least 1.3:1 on every ground. Its text is what identifies it, so WCAG asks no 3:1 of the fill (1.4.11) */
  accent: string
  /** under a pointer */
  hover: string
  /** text on both: at least 4.5:1 */
  ink: string
  /** the accent as text: at least 4.5:1 on every ground, and on a 12 % wash of itself */
  text: string
}

/**
 * An event's colour in a light and a dark variant that meet WCAG 2.2 AA. Hue and chroma stay, lightness moves no further
 * than it must.
 * @param hex `#rrggbb`
 * @throws RangeError when it is no such colour.
 */
export function accentFor(hex: string): Record<Theme, AccentSet> {
  const colour = lchOf(hex)
  return { light: accentIn('light', colour), dark: accentIn('dark', colour) }
}

function accentIn(theme: Theme, colour: Lch): AccentSet {
  const visible = (candidate: string) => grounds[theme].every((ground) => contrast(candidate, ground) >= 1.3)
  const accent = nearest(colour, (candidate) => visible(candidate) && inkOn(candidate) !== undefined)
  const ink = inkOn(accent) ?? '#000000'
  const [lightness, chroma, hue] = lchOf(accent)
  const away = ink === '#ffffff' ? -0.06 : 0.06
  const hover = hexOfLch([Math.min(0.98, Math.max(0.12, lightness + away)), chroma, hue])
  const text = nearest(colour, (candidate) =>
    grounds[theme].every((ground) => contrast(candidate, ground) >= 4.5 && contrast(candidate, wash(accent, ground)) >= 4.5),
  )
  return { accent, hover: contrast(hover, ink) >= 4.5 ? hover : accent, ink, text }
}

const inkOn = (fill: string) => ['#ffffff', '#151512'].find((ink) => contrast(ink, fill) >= 4.5)

/** The colour, or the one nearest in lightness that passes. Black or white always does, for the grounds there are. */
function nearest([lightness, chroma, hue]: Lch, passes: (candidate: string) => boolean): string {
  for (let distance = 0; distance <= 1; distance += 0.01) {
    for (const candidate of [lightness - distance, lightness + distance]) {
      if (candidate < 0 || candidate > 1) continue
      const hex = hexOfLch([candidate, chroma, hue])
      if (passes(hex)) return hex
    }
  }
  throw new Error('No lightness of this colour can be read')
}

/** 12 % of the accent over a ground: near enough to what `color-mix` makes of it. */
function wash(accent: string, ground: string): string {
  const [overLightness, overChroma, overHue] = lchOf(accent)
  const [lightness, chroma, hue] = lchOf(ground)
  const mix = (over: number, under: number) => over * 0.12 + under * 0.88
  const x = mix(overChroma * Math.cos(overHue), chroma * Math.cos(hue))
  const y = mix(overChroma * Math.sin(overHue), chroma * Math.sin(hue))
  return hexOfLch([mix(overLightness, lightness), Math.hypot(x, y), Math.atan2(y, x)])
}
