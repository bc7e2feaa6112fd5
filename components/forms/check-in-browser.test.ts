import { expect, test } from 'vitest'
import { problemOf } from './check-in-browser'

const control = (
  validity: Partial<ValidityState>,
  facts: { type?: string; value?: string; title?: string; missing?: string; [attribute: string]: string | undefined } = {},
) => {
  const { type = 'text', value = '', title = '', missing, ...attributes } = facts
  return {
    validity: validity as ValidityState,
    type,
    value,
    title,
    dataset: missing ? { missing } : {},
    getAttribute: (name: string) => attributes[name] ?? null,
  }
}

test.each([
  ['an empty field', control({ valueMissing: true }), 'Fill this in.'],
  [
    'an empty field with words of its own',
    control({ valueMissing: true }, { missing: 'Give the event a title.' }),
    'Give the event a title.',
  ],
  ['a box that must be ticked', control({ valueMissing: true }, { type: 'checkbox' }), 'Tick this to go on.'],
  ['nothing chosen', control({ valueMissing: true }, { type: 'select-one' }), 'Choose one.'],
  ['no e-mail address', control({ typeMismatch: true }, { type: 'email' }), 'Write an e-mail address, like name@example.org.'],
  ['too short', control({ tooShort: true }, { minlength: '10', value: 'short' }), 'Write at least 10 characters; this has 5.'],
  ['too long', control({ tooLong: true }, { maxlength: '3', value: 'long' }), 'Keep it to 3 characters; this has 4.'],
  ['too small', control({ rangeUnderflow: true }, { type: 'number', min: '1' }), 'Make this 1 or more.'],
  [
    'too late',
    control({ rangeOverflow: true }, { type: 'datetime-local', max: '2026-11-30T19:30' }),
    'Make this 2026-11-30 19:30 or less.',
  ],
  ['a half', control({ stepMismatch: true }, { type: 'number', step: '1' }), 'Write a whole number.'],
  ['no number', control({ badInput: true }, { type: 'number' }), 'Write a number.'],
  ['another form', control({ patternMismatch: true }, { title: 'Four letters and a digit.' }), 'Four letters and a digit.'],
])('%s is explained in words that say how to mend it', (_, field, words) => {
  expect(problemOf(field)).toBe(words)
})
