import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slugOf } from './slug'

test.each([
  ['Größe & Café #3', 'grosse-and-cafe-3'],
  ["Rock'n'Roll — Łódź", 'rocknroll-lodz'],
  ['  --  ', 'event'],
  ['東京', 'event'],
  ['A'.repeat(100), 'a'.repeat(60)],
  [`${'word '.repeat(20)}`, 'word-word-word-word-word-word-word-word-word-word-word-word'],
])('%j is addressed as %s', (title, slug) => {
  expect(slugOf(title, 'event')).toBe(slug)
})

test('any title gives an address of plain letters, at most 60', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
      expect(slugOf(title, 'event')).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(slugOf(title, 'event').length).toBeLessThanOrEqual(60)
    }),
  )
})
