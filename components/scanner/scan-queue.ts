import type { DoorApi, Scan, ScanResult, Standing } from './door-api'
import type { UnsentScans } from './unsent-scans'

type Wiring = {
  send: DoorApi['send']
  kept: UnsentScans
  onResult: (result: ScanResult) => void
  /** the server will never take this scan; it is no longer kept */
  onRejected: (scanId: string, message: string) => void
  /** these got no answer yet and will be sent again with the same id */
  onDelayed: (scanIds: string[]) => void
  onStanding: (standing: Standing) => void
}

const batchSize = 50
const slowest = 10_000

/**
 * Sends scans in the order they were made and again until each is answered. One request at a time; what is added meanwhile
 * goes with the next. The ids make repeats harmless: the server answers a scan it knows with what it said before.
 */
export function createScanQueue({ send, kept, onResult, onRejected, onDelayed, onStanding }: Wiring) {
  const unsent = new Map(kept.all().map((scan) => [scan.scanId, scan]))
  let sending = false
  let closed = false
  let failures = 0
  /** how many scans go one by one, because a batch with them was rejected as a whole */
  let singly = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const done = (scanId: string) => {
    kept.drop(scanId)
    return unsent.delete(scanId)
  }

  const later = (batch: Scan[], standing: Standing, afterMs?: number) => {
    failures += 1
    onStanding(standing)
    onDelayed(batch.map((scan) => scan.scanId))
    timer = setTimeout(flush, afterMs ?? Math.min(500 * 2 ** failures, slowest))
  }

  /** False when there is nothing to do but wait. */
  const sendNext = async (): Promise<boolean> => {
    const batch = [...unsent.values()].slice(0, singly > 0 ? 1 : batchSize)
    const outcome = await send(batch)
    if (closed) return false
    if (outcome.kind === 'later') {
      later(batch, outcome.standing, outcome.afterMs)
      return false
    }
    onStanding('online')
    if (outcome.kind === 'rejected') {
      if (batch.length > 1) singly = batch.length
      else for (const { scanId } of batch) if (done(scanId)) onRejected(scanId, outcome.message)
    } else {
      const results = Array.isArray(outcome.value?.results) ? outcome.value.results : []
      for (const result of results) if (done(result.scanId)) onResult(result)
      if (batch.every(({ scanId }) => unsent.has(scanId))) {
        later(batch, 'offline') // an answer that names none of them is no answer
        return false
      }
    }
    if (batch.length === 1) singly = Math.max(0, singly - 1)
    failures = 0
    return true
  }

  async function flush() {
    if (sending || closed) return
    sending = true
    clearTimeout(timer)
    try {
      while (unsent.size > 0 && (await sendNext()));
    } finally {
      sending = false
    }
  }

  return {
    /** what was left from an earlier visit, and everything not answered yet */
    waiting: () => [...unsent.values()],
    add(scan: Scan) {
      unsent.set(scan.scanId, scan)
      kept.keep(scan)
      void flush()
    },
    /** Sends what waits now: the network may be back. */
    flush,
    close() {
      closed = true
      clearTimeout(timer)
    },
  }
}
