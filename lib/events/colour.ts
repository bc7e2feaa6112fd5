/** Linear or encoded channels, 0 to 1. */
export type Rgb = readonly [red: number, green: number, blue: number]
/** Lightness 0 to 1, chroma from 0, hue in radians. */
export type Lch = readonly [lightness: number, chroma: number, hue: number]

/** @throws RangeError when it is not six hexadecimal digits after a #. */
export function rgbOf(hex: string): Rgb {
  const match = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(hex)
  if (!match) throw new RangeError(`Not a colour: ${hex}`)
  return [channel(match[1]), channel(match[2]), channel(match[3])]
}

const channel = (digits = '0') => Number.parseInt(digits, 16) / 255

export const hexOf = (rgb: Rgb): string =>
  `#${rgb
    .map((value) =>
      Math.round(Math.min(1, Math.max(0, value)) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

const decode = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
const encode = (value: number) => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055)

/** WCAG 2.2 relative luminance. */
function luminance(hex: string): number {
  const [red, green, blue] = rgbOf(hex).map(decode) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** WCAG 2.2 contrast ratio, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** OKLCH of a colour (Björn Ottosson, "A perceptual color space for image processing", 2020). */
export function lchOf(hex: string): Lch {
  const [r, g, b] = rgbOf(hex).map(decode) as [number, number, number]
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const x = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const y = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return [0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, Math.hypot(x, y), Math.atan2(y, x)]
}

function rgbOfLch([lightness, chroma, hue]: Lch): Rgb {
  const x = chroma * Math.cos(hue)
  const y = chroma * Math.sin(hue)
  const l = (lightness + 0.3963377774 * x + 0.2158037573 * y) ** 3
  const m = (lightness - 0.1055613458 * x - 0.0638541728 * y) ** 3
  const s = (lightness - 0.0894841775 * x - 1.291485548 * y) ** 3
  return [
    encode(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encode(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encode(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

/** The colour of that lightness and hue with as much of the chroma as a screen can show. */
export function hexOfLch([lightness, chroma, hue]: Lch): string {
  const fits = (rgb: Rgb) => rgb.every((value) => value >= -0.0005 && value <= 1.0005)
  let [low, high] = [0, chroma]
  if (fits(rgbOfLch([lightness, chroma, hue]))) low = chroma
  for (let step = 0; step < 16 && low < high; step++) {
    const middle = (low + high) / 2
    if (fits(rgbOfLch([lightness, middle, hue]))) low = middle
    else high = middle
  }
  return hexOf(rgbOfLch([lightness, low, hue]))
}
