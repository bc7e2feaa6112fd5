import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvRecord } from './csv'

/** A reader of RFC 4180, written from the grammar. */
function read(text: string): string[][] {
  const records: string[][] = []
  let record: string[] = []
  for (let at = 0; at < text.length; ) {
    let cell = ''
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        if (text[at] === '"') at++
        cell += text[at]
      }
      at++
    } else while (at < text.length && text[at] !== ',' && !text.startsWith('\r\n', at)) cell += text[at++]
    record.push(cell)
    if (text[at] === ',') at++
    else {
      records.push(record)
      record = []
      at += 2
    }
  }
  return records
}

describe('a CSV record', () => {
  it('is read back as it was written, whatever is in it; only formulas are made text', () => {
    const cells = fc.array(fc.string({ unit: fc.constantFrom(...'a =+-@,"\r\n\tö\'1') }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1, maxLength: 4 }), (rows) => {
        const safe = rows.map((row) => row.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)))
        expect(read(rows.map((row) => csvRecord(row)).join(''))).toEqual(safe)
      }),
    )
  })

  it.each(['=1+1', '+49 30', '-1', '@SUM(A1)', '\t=1', '\r=1'])('never lets %j begin a cell', (text) => {
    expect(csvRecord([text]).replace(/^"/, '')).toMatch(/^'/)
  })

  it('leaves numbers as they are and empties empty', () => {
    expect(csvRecord([-5, 0, null, undefined, 'a'])).toBe('-5,0,,,a\r\n')
  })
})
