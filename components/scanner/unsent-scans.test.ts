import { expect, test } from 'vitest'
import type { Scan } from './door-api'
import { openUnsentScans } from './unsent-scans'

function memory(): Storage {
  const items = new Map<string, string>()
  return {
    get length() {
      return items.size
    },
    key: (at) => [...items.keys()][at] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  }
}

const scan = (scanId: string): Scan => ({
  scanId,
  code: ' W50',
  gate: 'Main door',
  deviceId: 'dev_1',
  direction: 'in',
  at: '2026-11-14T18:00:00Z',
})

test('200 unsent scans are there again for the next page, oldest first and whole', () => {
  const storage = memory()
  const before = openUnsentScans('evt_1', storage)
  const scans = Array.from({ length: 200 }, (_, at) => scan(`scn_${String(at).padStart(3, '0')}`))
  for (const each of [...scans].reverse()) expect(before.keep(each)).toBe(true)
  expect(openUnsentScans('evt_1', storage).all()).toEqual(scans)
})

test('a dropped scan is gone, the others stay', () => {
  const storage = memory()
  const unsent = openUnsentScans('evt_1', storage)
  unsent.keep(scan('scn_1'))
  unsent.keep(scan('scn_2'))
  unsent.drop('scn_1')
  expect(unsent.all()).toEqual([scan('scn_2')])
})

test('events and other things the browser keeps do not mix, and what cannot be read is passed over', () => {
  const storage = memory()
  openUnsentScans('evt_1', storage).keep(scan('scn_1'))
  storage.setItem('foyer.gate.evt_2', 'Main door')
  for (const [at, text] of ['', '{', 'null', '{"scanId":7}'].entries()) storage.setItem(`foyer.unsent.evt_2.${at}`, text)
  expect(openUnsentScans('evt_2', storage).all()).toEqual([])
})

test('a browser that keeps nothing is told apart from one that does', () => {
  const setItem = () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
  }
  expect(openUnsentScans('evt_1', { ...memory(), setItem }).keep(scan('scn_1'))).toBe(false)
})
