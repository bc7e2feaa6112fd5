import { expect, test } from 'vitest'
import { nameInWords } from './name-in-words'

test.each([
  ['title', 'Title'],
  ['startsAt', 'Starts at'],
  ['attendees[0].email', 'Attendees 1, email'],
  ['lines[11].ticketTypeId', 'Lines 12, ticket type id'],
])('the field %s is called "%s" in the error summary', (name, words) => {
  expect(nameInWords(name)).toBe(words)
})
