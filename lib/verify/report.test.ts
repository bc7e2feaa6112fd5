import { expect, test } from 'vitest'
import { reportOf } from './report'

test('what holds is one line; what is broken is followed by its rows', () => {
  expect(reportOf({ id: 'I6', says: 'one order per key', count: 0, rows: [] })).toEqual(['I6 held    one order per key'])
  const row = { id: 'ord_1', what: 'orders of one key', found: 'ord_1 ord_2', expected: 'one order' }
  expect(reportOf({ id: 'I6', says: 'one order per key', count: 1, rows: [row] })).toEqual([
    'I6 BROKEN  1 row: not so: one order per key',
    '   {"id":"ord_1","what":"orders of one key","found":"ord_1 ord_2","expected":"one order"}',
  ])
})
