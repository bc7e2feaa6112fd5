import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contrast } from '@/lib/events/colour'

const css = readFileSync('app/globals.css', 'utf8')

/** A token's colours, [light, dark]. */
function token(name: string): [string, string] {
  const found = new RegExp(`--${name}: var\\(--light, (#\\w{6})\\) var\\(--dark, (#\\w{6})\\);`).exec(css)
  if (!found?.[1] || !found[2]) throw new Error(`No token --${name}`)
  return [found[1], found[2]]
}

const texts = ['ink', 'muted', 'good', 'warn', 'bad', 'info']
const grounds = ['paper', 'surface', 'sunken']

test.each(texts.flatMap((text) => grounds.map((ground) => [text, ground])))(
  '%s can be read on %s in light and dark',
  (text, ground) => {
    for (const theme of [0, 1] as const) expect(contrast(token(text)[theme], token(ground)[theme])).toBeGreaterThanOrEqual(4.5)
  },
)

test.each(['good', 'warn', 'bad', 'info'])('%s and ink can be read on its wash in light and dark', (tone) => {
  for (const theme of [0, 1] as const) {
    for (const text of [tone, 'ink'])
      expect(contrast(token(text)[theme], token(`${tone}-wash`)[theme])).toBeGreaterThanOrEqual(4.5)
  }
})

test.each([
  ['accent-ink', 'ink'],
  ['accent-ink', 'accent-hover'],
  ['bad-ink', 'bad-fill'],
  ['bad-ink', 'bad-hover'],
])('%s can be read on %s in light and dark', (text, fill) => {
  for (const theme of [0, 1] as const) expect(contrast(token(text)[theme], token(fill)[theme])).toBeGreaterThanOrEqual(4.5)
})

test('the outline of a control stands out from everything around it', () => {
  for (const theme of [0, 1] as const) {
    for (const ground of grounds) expect(contrast(token('edge')[theme], token(ground)[theme])).toBeGreaterThanOrEqual(3)
  }
})
