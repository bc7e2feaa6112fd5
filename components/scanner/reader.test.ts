import { expect, test } from 'vitest'
import type { Reader } from './reader'
import { openReader } from './reader'

const video = {} as HTMLVideoElement

function reader(name: Reader['name'], read: Reader['read']) {
  const closed = { count: 0 }
  return { name, read, prepare: async () => undefined, close: () => void closed.count++, closed }
}
const reads = (text: string) => async () => [{ text, x: 0.5, y: 0.5 }]
const fails = async () => {
  throw new Error('Barcode detection service unavailable.')
}

test("the browser's own detector is used where it works", async () => {
  const opened = await openReader(
    async () => reader('native', reads('A')),
    () => reader('wasm', reads('B')),
  )
  expect(opened.name).toBe('native')
  expect(await opened.read(video)).toEqual([{ text: 'A', x: 0.5, y: 0.5 }])
})

test('without one the worker reads', async () => {
  const opened = await openReader(
    async () => null,
    () => reader('wasm', reads('B')),
  )
  expect(opened.name).toBe('wasm')
})

test('a detector that fails three times in a row is replaced by the worker for good', async () => {
  const native = reader('native', fails)
  const opened = await openReader(
    async () => native,
    () => reader('wasm', reads('B')),
  )
  for (let time = 0; time < 3; time++) await expect(opened.read(video)).rejects.toThrow('unavailable')
  expect(opened.name).toBe('wasm')
  expect(native.closed.count).toBe(1)
  expect(await opened.read(video)).toEqual([{ text: 'B', x: 0.5, y: 0.5 }])
})

test('a detector that fails now and then is kept', async () => {
  let time = 0
  const opened = await openReader(
    async () => reader('native', () => (time++ % 3 === 2 ? reads('A')() : fails())),
    () => reader('wasm', reads('B')),
  )
  for (let each = 0; each < 12; each++) await opened.read(video).catch(() => undefined)
  expect(opened.name).toBe('native')
})
