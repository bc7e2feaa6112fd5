import type { DeviceReport, DoorCalls, Outcome, ScanAnswers } from './door-calls'
import { nextBatch, type QueuedScan, type QueuedUndo } from './entry'
import type { Outbox } from './outbox'

const batchSize = 200

type Wiring = {
  calls: Pick<DoorCalls, 'send' | 'undo'>
  outbox: Outbox
  report: () => DeviceReport
  /** after every answer: how many of those that waited at the beginning are done */
  onProgress: (progress: { done: number; total: number }) => void
  onAnswers: (answered: Extract<Outcome<ScanAnswers>, { kind: 'answered' }>) => void
}

type Stopped = Extract<Outcome<never>, { kind: 'later' | 'ended' }>

/**
 * Sends what waits, in order, until nothing does or the server cannot be asked. A batch that is refused is cut in halves until
 * the scan that it is about stands alone and becomes a dead letter: one bad scan holds up no other.
 * @returns what stopped it; null when all is sent
 */
export async function upload({ calls, outbox, report, onProgress, onAnswers }: Wiring): Promise<Stopped | null> {
  const total = outbox.waiting().length
  const progress = () => onProgress({ done: Math.max(0, total - outbox.waiting().length), total })

  async function sendScans(scans: QueuedScan[]): Promise<Stopped | null> {
    const outcome = await calls.send(
      scans.map(({ scan }) => scan),
      report(),
    )
    if (outcome.kind === 'later' || outcome.kind === 'ended') return outcome
    if (outcome.kind === 'rejected') {
      if (scans.length === 1) {
        await outbox.mark([scans[0]!.id], 'dead', outcome.message)
        progress()
        return null
      }
      const middle = Math.ceil(scans.length / 2)
      return (await sendScans(scans.slice(0, middle))) ?? (await sendScans(scans.slice(middle)))
    }
    const sent = new Set(scans.map(({ id }) => id))
    const answers = Array.isArray(outcome.value?.results) ? outcome.value.results.filter(({ scanId }) => sent.has(scanId)) : []
    if (answers.length === 0) return { kind: 'later', why: 'offline' } // an answer that names none of them is no answer
    await outbox.mark(
      answers.map(({ scanId }) => scanId),
      'sent',
    )
    onAnswers(outcome)
    progress()
    return null
  }

  async function sendUndo({ id, scanId }: QueuedUndo): Promise<Stopped | null> {
    const outcome = await calls.undo(scanId)
    if (outcome.kind === 'ended' || (outcome.kind === 'later' && outcome.why !== 'no_access')) return outcome
    if (outcome.kind === 'answered') await outbox.mark([id], 'sent')
    else
      await outbox.mark([id], 'dead', outcome.kind === 'rejected' ? outcome.message : 'This door may not take admissions back.')
    progress()
    return null
  }

  for (;;) {
    const batch = nextBatch(outbox.waiting(), batchSize)
    if (!batch) return null
    const stopped = batch.kind === 'undo' ? await sendUndo(batch.undo) : await sendScans(batch.scans)
    if (stopped) return stopped
  }
}
