import { expect, test, vi } from 'vitest'
import { generateEventKey, newTicketSerial, signTicketCode } from '@/lib/tickets/code'
import type { Reading } from './decode.worker'
import { aimedAt, startReadLoop } from './read-loop'

/** Runs the loop over the given readings (an error is a reading that fails) and stops it after the last. */
async function run(readings: (Reading[] | Error)[]) {
  const codes: string[] = []
  const failures: number[] = []
  const waits: number[] = []
  let under = 0
  let most = 0
  await new Promise<void>((resolve) => {
    const left = [...readings]
    const stop = startReadLoop({
      nextFrame: async () => {
        if (left.length > 0) return
        stop()
        resolve()
      },
      async read() {
        most = Math.max(most, ++under)
        await new Promise(setImmediate)
        under--
        const next = left.shift() ?? []
        if (next instanceof Error) throw next
        return next
      },
      onCode: (text) => codes.push(text),
      onFailures: (count) => failures.push(count),
      wait: async (ms) => void waits.push(ms),
    })
  })
  return { codes, failures, waits, most }
}

const at = (text: string, x = 0.5, y = 0.5): Reading => ({ text, x, y })

test('a reading that fails does not block the next', async () => {
  const { codes, failures } = await run([new Error('dead'), [at('A')], new Error('dead'), new Error('dead'), [at('B')]])
  expect(codes).toEqual(['A', 'B'])
  expect(failures).toEqual([1, 0, 1, 2, 0])
})

test('there is never more than one reading under way', async () => {
  expect((await run(Array.from({ length: 20 }, () => []))).most).toBe(1)
})

test('readings that go on failing come ever more slowly, but come', async () => {
  const { waits } = await run(Array.from({ length: 40 }, () => new Error('dead')))
  expect(waits).toHaveLength(40)
  expect([waits[0], waits.at(-1)]).toEqual([100, 2_000])
})

test('a stopped loop reports nothing of the reading that was under way', async () => {
  const onCode = vi.fn()
  let answer: (readings: Reading[]) => void = () => undefined
  let asked: () => void = () => undefined
  const begun = new Promise<void>((resolve) => {
    asked = resolve
  })
  const stop = startReadLoop({
    nextFrame: async () => undefined,
    read: () => {
      asked()
      return new Promise((resolve) => {
        answer = resolve
      })
    },
    onCode,
    onFailures: () => undefined,
  })
  await begun
  stop()
  answer([at('A')])
  await new Promise(setImmediate)
  expect(onCode).not.toHaveBeenCalled()
})

test('of several codes in view a ticket is taken before a poster, and the middle one before the others', async () => {
  const key = await generateEventKey()
  const ticket = () => signTicketCode({ ...key, serial: newTicketSerial(), revision: 1 })
  const [near, far] = [await ticket(), await ticket()]
  expect(aimedAt([])).toBeUndefined()
  expect(aimedAt([at('HTTPS://EXAMPLE.ORG')])).toBe('HTTPS://EXAMPLE.ORG')
  expect(aimedAt([at('HTTPS://EXAMPLE.ORG'), at(far, 0.9, 0.1), at(near, 0.6, 0.4)])).toBe(near)
})
