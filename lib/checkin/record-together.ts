import { together } from '@/lib/core/together'
import { callFunction } from '@/lib/db/sql'

/** The argument of the SQL function `record_scans`, which says what is in it. */
type Request = { shared: object; scans: object[]; device?: { id: string } }

/** More in one statement makes the first of them wait for the last, and takes no less time for each. */
const mostAtOnce = 64

const deviceOf = ({ device }: Request) => device?.id ?? ''

const recordOne = together('record-scans', mostAtOnce, async (requests: Request[]) => {
  // devices in one order for all processes, as their rows may be written
  const order = [...requests.keys()].sort((a, b) => (deviceOf(requests[a]!) < deviceOf(requests[b]!) ? -1 : 1))
  const answers = await callFunction<unknown[]>(
    'record_scans_many',
    order.map((index) => requests[index]),
  )
  const inOrder: unknown[] = []
  for (const [at, index] of order.entries()) inOrder[index] = answers[at]
  return inOrder
})

/**
 * Calls `record_scans` for one request; those of a single scan together with all others that wait at that moment. A round trip, a
 * transaction and a flush to disk cost more than the scan itself, and a thousand doors ask within a second.
 */
export const recordTogether = <T>(request: Request): Promise<T> =>
  (request.scans.length > 1 ? callFunction<T>('record_scans', request) : recordOne(request)) as Promise<T>
