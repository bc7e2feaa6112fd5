import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Answer, Frame } from './decode.worker'
import { openWorkerReader } from './worker-reader'

/** Stands where a browser's Worker would: what it answers, or that it does not, is the test's choice. */
class FakeWorker {
  onmessage: ((event: { data: Answer }) => void) | null = null
  onerror: ((event: { message: string }) => void) | null = null
  terminated = false
  constructor(private readonly react: (frame: Frame, worker: FakeWorker) => void) {}
  postMessage(frame: Frame) {
    this.react(frame, this)
  }
  terminate() {
    this.terminated = true
  }
}

function open(...reactions: ((frame: Frame, worker: FakeWorker) => void)[]) {
  const started: FakeWorker[] = []
  const reader = openWorkerReader(() => {
    const worker = new FakeWorker(reactions[started.length] ?? answers)
    started.push(worker)
    return worker as unknown as Worker
  }, program)
  return { reader, started }
}
const program = async () => new ArrayBuffer(8)
const answers = ({ id }: Frame, worker: FakeWorker) => worker.onmessage?.({ data: { id, readings: [] } })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('one worker serves every reading', async () => {
  const { reader, started } = open()
  for (let time = 0; time < 3; time++) await reader.prepare()
  expect(started).toHaveLength(1)
})

test('a worker that dies fails one reading and is replaced for the next', async () => {
  const { reader, started } = open((_, worker) => worker.onerror?.({ message: 'out of memory' }))
  await expect(reader.prepare()).rejects.toThrow('out of memory')
  expect(started[0]?.terminated).toBe(true)
  await reader.prepare()
  expect(started).toHaveLength(2)
})

test('a worker that hangs is ended and replaced, patiently while it loads and soon when it has run', async () => {
  let readings = 0
  const { reader, started } = open(
    () => undefined,
    (frame, worker) => {
      if (readings++ === 0) answers(frame, worker)
    },
  )
  const loading = expect(reader.prepare()).rejects.toThrow('did not answer')
  await vi.advanceTimersByTimeAsync(59_000)
  expect(started[0]?.terminated).toBe(false)
  await vi.advanceTimersByTimeAsync(1_000)
  await loading
  expect(started[0]?.terminated).toBe(true)
  await reader.prepare()
  const running = expect(reader.prepare()).rejects.toThrow('did not answer')
  await vi.advanceTimersByTimeAsync(4_000)
  await running
  expect(started[1]?.terminated).toBe(true)
  await reader.prepare()
  expect(started).toHaveLength(3)
})

test('a reading the worker could not do fails without ending the worker', async () => {
  let readings = 0
  const { reader, started } = open((frame, worker) => {
    if (readings++ === 0) worker.onmessage?.({ data: { id: frame.id, error: 'RangeError: no memory' } })
    else answers(frame, worker)
  })
  await expect(reader.prepare()).rejects.toThrow('no memory')
  await reader.prepare()
  expect(started).toHaveLength(1)
})

test('a late answer to an earlier picture is not taken for the current one', async () => {
  const { reader } = open((frame, worker) => {
    worker.onmessage?.({ data: { id: frame.id - 1, error: 'of an earlier picture' } })
    answers(frame, worker)
  })
  await expect(reader.prepare()).resolves.toBeUndefined()
})

test('a new worker gets the program with its first frame, and a program that cannot be had fails one reading', async () => {
  const given: boolean[] = []
  const noting = (frame: Frame, worker: FakeWorker) => {
    given.push(frame.program !== undefined)
    answers(frame, worker)
  }
  const { reader } = open(noting)
  for (let time = 0; time < 3; time++) await reader.prepare()
  expect(given).toEqual([true, false, false])

  const offline = openWorkerReader(
    () => new FakeWorker(answers) as unknown as Worker,
    vi.fn(program).mockRejectedValueOnce(new TypeError('Failed to fetch')),
  )
  await expect(offline.prepare()).rejects.toThrow('Failed to fetch')
  await offline.prepare()
})
