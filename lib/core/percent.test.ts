import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePercent, percentText } from './percent'

test('a share is read as it is shown', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), (bp) => {
      expect(parsePercent(percentText(bp))).toBe(bp)
    }),
  )
})

test.each([
  ['19', 1900],
  ['2,5', 250],
  ['0.07', 7],
  ['100', 10_000],
  ['100.01', null],
  ['101', null],
  ['-1', null],
  ['1.234', null],
  ['10 %', null],
  ['', null],
])('%j is %s hundredths of a percent', (text, bp) => {
  expect(parsePercent(text)).toBe(bp)
})
