import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localOf } from '@/lib/core/instant'
import { enteredRules, rulesOfForm } from './entered-rules'
import { entryRules } from './rules'

test('what a form leaves empty is not said, so that the event says it', () => {
  expect(rulesOfForm(enteredRules.parse({}), 'Europe/Berlin')).toEqual({})
  expect(rulesOfForm(enteredRules.parse({ periods: [{}, {}], gatesOf: [] }), 'Europe/Berlin')).toEqual({})
})

test('times are those of the event, also in the night the clocks change', () => {
  const form = enteredRules.parse({
    periods: [{ from: '2026-10-25T01:30', until: '2026-10-25T03:30' }, { from: '2026-10-26T10:00' }],
  })
  expect(rulesOfForm(form, 'Europe/Berlin').periods).toEqual([
    { from: '2026-10-24T23:30:00.000Z', until: '2026-10-25T02:30:00.000Z' },
    { from: '2026-10-26T09:00:00.000Z', until: null },
  ])
})

test('an end before its beginning is told at its own field', () => {
  const form = enteredRules.parse({
    periods: [{ from: '2026-10-26T10:00' }, { from: '2026-10-26T10:00', until: '2026-10-26T10:00' }],
  })
  expect(() => rulesOfForm(form, 'UTC')).toThrow(
    expect.objectContaining({ fields: [{ path: 'periods.1.until', message: 'Choose an end after the beginning.' }] }),
  )
})

test('whatever a form says, the rules are ones the door takes', () => {
  const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
  const arbitrary = fc.record(
    {
      reentry: fc.constantFrom('never', 'after_exit', 'always'),
      maxEntries: fc.integer({ min: 1, max: 1_000 }),
      perDay: fc.constantFrom('yes', 'no'),
      dayStartsAt: fc.integer({ min: 0, max: 12 }),
      gatesOf: fc.array(fc.constantFrom('North', 'South')),
      periods: fc.array(
        day.map((from) => ({ from: localOf(from, 'UTC') })),
        { maxLength: 12 },
      ),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(arbitrary, (form) => {
      expect(entryRules.safeParse(rulesOfForm(enteredRules.parse(form), 'America/New_York')).success).toBe(true)
    }),
  )
})
