import { expect, test } from 'vitest'
import { InvalidInput } from '@/lib/core/error'
import { readPlace, writePlace } from './list-cursor'

test('a place in a list is read as it was written', () => {
  const place = { at: new Date('2026-11-30T19:30:00Z'), id: 'evt_01JD0000000000000000000000' }
  expect(readPlace(writePlace(place))).toEqual(place)
})

test.each([`${-9e14} evt_1`, '1 evt_1 OR 1', 'evt_1', ''])('what was written by nobody is refused: %s', (text) => {
  expect(() => readPlace(Buffer.from(text).toString('base64url'))).toThrow(InvalidInput)
})
