import { expect, test } from 'vitest'
import { type Facts, lacks, steps } from './readiness'

const ready: Facts = {
  format: 'in_person',
  startsAt: new Date('2030-01-02'),
  venueName: 'Hall',
  city: 'Bonn',
  joinUrl: null,
  summary: 'Words',
  description: '',
  coverId: null,
  onSale: 1,
}
const now = new Date('2030-01-01')
const codes = (change: Partial<Facts>) => lacks({ ...ready, ...change }, now).map(({ code }) => code)

test('an event with a start ahead, a place and a ticket can be published', () => {
  expect(codes({})).toEqual([])
})

test.each<[Partial<Facts>, string[]]>([
  [{ startsAt: now }, ['start_passed']],
  [{ venueName: null, city: null }, ['venue_missing', 'city_missing']],
  [{ format: 'hybrid', city: null }, ['city_missing']],
  [{ format: 'online', venueName: null, city: null }, []],
  [{ onSale: 0 }, ['tickets_missing']],
])('%j lacks %j', (change, missing) => {
  expect(codes(change)).toEqual(missing)
})

test('the set-up list is done exactly when nothing needed is missing', () => {
  for (const change of [{}, { startsAt: now }, { city: null }, { format: 'online', city: null }, { onSale: 0 }]) {
    const facts = { ...ready, ...change }
    expect(
      steps(facts, now)
        .filter(({ needed }) => needed)
        .every(({ done }) => done),
    ).toBe(lacks(facts, now).length === 0)
  }
})
