import { expect, test } from 'vitest'
import { createRepeatGuard } from './repeat-guard'

test('the same code within two seconds is ignored, after that it is new', () => {
  const guard = createRepeatGuard()
  expect(guard.accepts('A', 0)).toBe(true)
  expect(guard.accepts('A', 1_999)).toBe(false)
  expect(guard.accepts('A', 4_000)).toBe(true)
})

test('a code that stays in view is never new again', () => {
  const guard = createRepeatGuard()
  guard.accepts('A', 0)
  for (let now = 100; now < 60_000; now += 100) expect(guard.accepts('A', now)).toBe(false)
})

test('two codes in turn are each taken once', () => {
  const guard = createRepeatGuard()
  const taken = ['A', 'B', 'A', 'B', 'A', 'B'].filter((code, at) => guard.accepts(code, at * 500))
  expect(taken).toEqual(['A', 'B'])
})

test('while an answer is read, the code still in view stays seen and another is left for later', () => {
  const guard = createRepeatGuard()
  guard.accepts('A', 0)
  for (let now = 100; now <= 10_000; now += 100) {
    guard.sees('A', now)
    guard.sees('B', now)
  }
  expect(guard.accepts('A', 10_100)).toBe(false)
  expect(guard.accepts('B', 10_100)).toBe(true)
})
