import localFont from 'next/font/local'

/** Titles, dates, big numbers. Next measures each file and sizes a fallback to it, so nothing moves when it arrives. */
const display = localFont({
  src: './fonts/display.woff2',
  weight: '500 800',
  variable: '--font-display-latin',
  adjustFontFallback: 'Arial',
})

const displayExtended = localFont({
  src: './fonts/display-ext.woff2',
  weight: '500 800',
  variable: '--font-display-extended',
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+0100-0130, U+0132-0151, U+0154-017F, U+0218-021B, U+1E80-1E9E' }],
})

const text = localFont({ src: './fonts/text.woff2', weight: '400 700', variable: '--font-text', adjustFontFallback: 'Arial' })

const mono = localFont({
  src: './fonts/mono.woff2',
  weight: '400 700',
  variable: '--font-code',
  preload: false,
  fallback: ['ui-monospace', 'monospace'],
  adjustFontFallback: false,
})

/** Class names that declare the font variables, for the html element. */
export const fontVariables = [display, displayExtended, text, mono].map((font) => font.variable).join(' ')
