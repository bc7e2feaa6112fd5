import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stepOf, withoutGaps } from './arrivals'

const minute = 60_000

test('a curve has sixty steps at most, each of a width people know', () => {
  expect(stepOf(0)).toBe(1)
  expect(stepOf(60 * minute)).toBe(1)
  expect(stepOf(61 * minute)).toBe(2)
  expect(stepOf(4 * 60 * minute)).toBe(5)
  expect(stepOf(3 * 24 * 60 * minute)).toBe(120)
  fc.assert(fc.property(fc.nat(10_000_000), (minutes) => Math.ceil(minutes / stepOf(minutes * minute)) <= 60))
})

test('steps in which nobody came are shown, and nobody is counted twice or lost', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(500), { minLength: 1, maxLength: 40 }), fc.constantFrom(1, 5, 60), (steps, minutes) => {
      const found = new Map(steps.map((step) => [step * minutes * minute, { in: step + 1, out: step % 3 }]))
      const curve = withoutGaps(found, minutes)
      const whole = (part: 'in' | 'out') => curve.reduce((sum, each) => sum + each[part], 0)
      expect(whole('in')).toBe(steps.reduce((sum, step) => sum + step + 1, 0))
      expect(whole('out')).toBe(steps.reduce((sum, step) => sum + (step % 3), 0))
      expect(new Set(curve.slice(1).map(({ at }, nth) => at - curve[nth]!.at)).size).toBeLessThanOrEqual(1)
    }),
  )
  expect(withoutGaps(new Map(), 5)).toEqual([])
})
