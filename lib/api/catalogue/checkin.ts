import { readCheckin } from '@/lib/checkin/read-checkin'
import { recordScans } from '@/lib/checkin/record-scans'
import { undoScan } from '@/lib/checkin/undo-scan'
import { type Entry, entry } from '../entry'

const tag = 'Door'

export const checkinEntries: Entry[] = [
  entry('post', '/events/{eventId}/scans', recordScans, {
    tag,
    summary: 'Record scans, up to 200 at once; idempotent by scan id',
  }),
  entry('delete', '/events/{eventId}/scans/{scanId}', undoScan, { status: 204, tag, summary: 'Undo an admission' }),
  entry('get', '/events/{eventId}/checkin', readCheckin, { tag, summary: 'People inside, by ticket type and gate' }),
]
