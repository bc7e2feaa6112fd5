import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accentFor, grounds } from './accent'
import { contrast, hexOfLch, lchOf } from './colour'

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

describe('any colour an organiser picks', () => {
  test('is readable in light and dark: 4.5:1 as text and under text, the fill told from every ground', () => {
    fc.assert(
      fc.property(hex, (colour) => {
        const both = accentFor(colour)
        for (const theme of ['light', 'dark'] as const) {
          const { accent, hover, ink, text } = both[theme]
          expect(contrast(accent, ink)).toBeGreaterThanOrEqual(4.5)
          expect(contrast(hover, ink)).toBeGreaterThanOrEqual(4.5)
          for (const ground of grounds[theme]) {
            expect(contrast(accent, ground)).toBeGreaterThanOrEqual(1.3)
            expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  test('keeps its hue', () => {
    fc.assert(
      fc.property(hex, (colour) => {
        const [, chroma, hue] = lchOf(colour)
        fc.pre(chroma > 0.08)
        const [, kept, turned] = lchOf(accentFor(colour).light.accent)
        const difference = Math.abs(Math.atan2(Math.sin(hue - turned), Math.cos(hue - turned)))
        expect(difference * kept).toBeLessThan(0.03)
      }),
    )
  })
})

test('a colour that is readable already is left as it is', () => {
  expect(accentFor('#b8211a').light.accent).toBe('#b8211a')
  expect(accentFor('#ffcb1f').dark.accent).toBe('#ffcb1f')
})

test('contrast is what WCAG says it is', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

test('OKLCH there and back is the same colour', () => {
  fc.assert(
    fc.property(hex, (colour) => {
      const back = hexOfLch(lchOf(colour))
      const drift = Math.max(...[1, 3, 5].map((at) => Math.abs(channelAt(back, at) - channelAt(colour, at))))
      expect(drift).toBeLessThanOrEqual(1)
    }),
  )
})

test('what is no colour is refused', () => {
  expect(() => accentFor('red')).toThrow(RangeError)
  expect(() => accentFor('#12345')).toThrow(RangeError)
})

test('the grounds are those of the style sheet', () => {
  const css = readFileSync('app/globals.css', 'utf8')
  for (const [index, name] of ['paper', 'surface', 'sunken'].entries()) {
    expect(css).toContain(`--${name}: var(--light, ${grounds.light[index]}) var(--dark, ${grounds.dark[index]});`)
  }
})

const channelAt = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16)
