import { readTicketCode } from '@/lib/tickets/code'
import type { Reading } from './decode.worker'

type Loop = {
  /** resolves when there is a new picture to look at */
  nextFrame: () => Promise<void>
  read: () => Promise<Reading[]>
  onCode: (text: string, frameAt: number) => void
  /** the count of failures in a row; 0 once a reading works again */
  onFailures: (failures: number) => void
  wait?: (ms: number) => Promise<void>
}

/** Of several codes in view the one that looks like a ticket, and of several such the one nearest to the middle. */
export function aimedAt(readings: Reading[]): string | undefined {
  const distance = ({ x, y }: Reading) => Math.hypot(x - 0.5, y - 0.5)
  const [first] = readings
    .map((reading) => ({ reading, ticket: readTicketCode(reading.text) ? 0 : 1 }))
    .sort((a, b) => a.ticket - b.ticket || distance(a.reading) - distance(b.reading))
  return first?.reading.text
}

/** Reads picture after picture until stopped: one at a time, and one that fails only makes the next come a little later. */
export function startReadLoop({ nextFrame, read, onCode, onFailures, wait = pause }: Loop): () => void {
  let stopped = false
  let failures = 0
  const once = async () => {
    const frameAt = performance.now()
    try {
      const text = aimedAt(await read())
      if (failures > 0 && !stopped) onFailures(0)
      failures = 0
      if (text !== undefined && !stopped) onCode(text, frameAt)
    } catch {
      failures += 1
      if (!stopped) onFailures(failures)
      await wait(Math.min(100 * failures, 2_000))
    }
  }
  const run = async () => {
    while (!stopped) {
      await nextFrame()
      if (!stopped) await once()
    }
  }
  void run()
  return () => {
    stopped = true
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
