import { z } from 'zod'
import { job } from '@/lib/jobs/job'
import { repeat } from '@/lib/jobs/repeat'
import { reconcile } from './reconcile'
import { refundEvent } from './refund-event'
import { sendRefunds } from './send-refunds'
import { sweepHolds } from './sweep-holds'

export const eventRefunds = job({
  name: 'refund-event',
  payload: z.object({ eventId: z.string() }),
  run: ({ eventId }) => refundEvent(eventId),
})

const fiveSeconds = 5_000
const halfAMinute = 30_000

/**
 * Keeps holds and money moving while this process works in the background. Any number of processes may. A stop waits for what is under way,
 * ten seconds at most when a provider does not answer.
 */
export function keepMoneyMoving() {
  const stopping = new AbortController()
  const { signal } = stopping
  const rounds = [
    repeat('ending holds', fiveSeconds, async () => void (await sweepHolds(undefined, signal))),
    repeat('sending refunds', fiveSeconds, async () => void (await sendRefunds(undefined, signal))),
    repeat('asking about payments', halfAMinute, async () => void (await reconcile(undefined, signal))),
  ]
  return {
    async stop() {
      stopping.abort()
      await Promise.all(rounds.map((round) => round.stop()))
    },
  }
}
