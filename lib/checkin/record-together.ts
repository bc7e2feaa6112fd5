import { together } from '@/lib/core/together'
import { callFunction } from '@/lib/db/sql'

/** The argument of the SQL function `record_scans`, which says what is in it. */
type Request = { shared: { eventId: string; userId: string | null }; scans: object[]; device?: { id: string } }

/** More in one statement makes the first of them wait for the last, and takes no less time for each. */
const mostAtOnce = 64

const deviceOf = ({ device }: Request) => device?.id ?? ''

async function recordMany(requests: Request[]) {
  // devices in one order for all processes, as their rows may be written
  const order = [...requests.keys()].sort((a, b) => (deviceOf(requests[a]!) < deviceOf(requests[b]!) ? -1 : 1))
  const answers = await callFunction<unknown[]>(
    'record_scans_many',
    order.map((index) => requests[index]),
  )
  const inOrder: unknown[] = []
  for (const [at, index] of order.entries()) inOrder[index] = answers[at]
  return inOrder
}

const queues = new Map<string, (request: Request) => Promise<unknown>>()

/** Each event has a queue of its own: where tickets of one are locked for a while, the doors of the others do not wait. */
function queueOf(eventId: string) {
  const queue = queues.get(eventId) ?? together(`record-scans.${eventId}`, mostAtOnce, recordMany)
  queues.set(eventId, queue)
  return queue
}

/**
 * Calls `record_scans` for one request; those of a single scan together with all others of the event that wait at that moment. A round
 * trip, a transaction and a flush to disk cost more than the scan itself, and a thousand doors ask within a second.
 */
export const recordTogether = <T>(request: Request): Promise<T> =>
  (request.scans.length > 1 ? callFunction<T>('record_scans', request) : queueOf(request.shared.eventId)(request)) as Promise<T>
