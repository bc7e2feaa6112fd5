import { expect, it } from 'vitest'
import { announcement, clockOf, untilNextSecond } from './countdown'

it('counts down to nothing and no further; the last second is one until it is over', () => {
  expect([900_000, 899_001, 60_000, 59_999, 1, 0, -5_000].map(clockOf)).toEqual([
    '15:00',
    '15:00',
    '1:00',
    '1:00',
    '0:01',
    '0:00',
    '0:00',
  ])
})

it('speaks at five minutes, at one and at the end, and not in between', () => {
  const said = (left: number) => announcement(left, 900_000)
  expect(said(300_001)).toBe('')
  expect(said(300_000)).toMatch(/^Five minutes/)
  expect(said(60_001)).toMatch(/^Five minutes/)
  expect(said(60_000)).toMatch(/^One minute/)
  expect(said(0)).toMatch(/^Your time is up/)
})

it('says nothing of a mark that had passed when the page was opened', () => {
  expect(announcement(180_000, 200_000)).toBe('')
  expect(announcement(30_000, 40_000)).toBe('')
  expect(announcement(0, 40_000)).toMatch(/^Your time is up/)
})

it('ticks with the second and stops at the end', () => {
  expect([90_500, 90_000, 250, 0, -1].map(untilNextSecond)).toEqual([500, 1_000, 250, null, null])
})
