import { expect, test } from 'vitest'
import { type ManifestCursor, readCursor, shortSnapshot, writeCursor } from './manifest-cursor'

const cursors: ManifestCursor[] = [
  { place: '0a1b2c3d', until: '740:740:', at: null },
  { place: '0a1b2c3d', until: '740:752:741,750', at: null },
  { place: '0a1b2c3d', until: '740:752:741,750', at: { changed: '739', id: 'tkt_01', since: '700:701:700' } },
  { place: '0a1b2c3d', until: '740:752:741', at: { changed: '739', id: 'tkt_01', since: null } },
]

test.each(cursors)('a cursor is read as it was written: %j', (cursor) => {
  expect(readCursor(writeCursor(cursor))).toEqual(cursor)
})

test.each([
  ...['', 'nonsense', '0a1b2c3d', '0a1b2c3d~', '0a1b2c3d~740', '0a1b2c3d~0:1:', '0a1b2c3d~752:740:', '0a1b2c3d~740:752:752'],
  ...['0a1b2c3d~740:752:739', '0a1b2c3d~740:752:750,741', '0a1b2c3d~740:752:741,', "0a1b2c3d~740:752:'", '0a1b2c3d~740:752:~1~x'],
  ...[`0a1b2c3d~740:${'9'.repeat(19)}:`, '0a1b2c3d~740:752:~1~x~9:8:'],
])('what the database could not read is no cursor: %s', (text) => {
  expect(readCursor(text)).toBeNull()
})

test('a snapshot that would not fit in an address stands for what was before all that ran', () => {
  const running = Array.from({ length: 300 }, (_, index) => 1_000_001 + index).join(',')
  expect(shortSnapshot(`1000001:1000400:${running}`)).toBe('1000001:1000001:')
  expect(shortSnapshot('740:752:741')).toBe('740:752:741')
})
