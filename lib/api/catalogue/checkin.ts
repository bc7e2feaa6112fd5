import { listConflicts } from '@/lib/checkin/list-conflicts'
import { readCheckin } from '@/lib/checkin/read-checkin'
import { readDoorReport } from '@/lib/checkin/read-door-report'
import { readManifest } from '@/lib/checkin/read-manifest'
import { recordScans } from '@/lib/checkin/record-scans'
import { undoScan } from '@/lib/checkin/undo-scan'
import { type Entry, entry } from '../entry'

const tag = 'Door'

export const checkinEntries: Entry[] = [
  entry('post', '/events/{eventId}/scans', recordScans, {
    tag,
    summary: 'Record scans, up to 200 at once; idempotent by scan id',
    door: true,
  }),
  entry('delete', '/events/{eventId}/scans/{scanId}', undoScan, {
    status: 204,
    tag,
    summary: 'Undo an admission',
    door: true,
  }),
  entry('get', '/events/{eventId}/checkin', readCheckin, { tag, summary: 'People inside, by ticket type and gate', door: true }),
  entry('get', '/events/{eventId}/conflicts', listConflicts, {
    tag,
    summary: 'Admissions that do not fit together, each with all that stand',
    door: true,
  }),
  entry('get', '/events/{eventId}/door-report', readDoorReport, {
    tag,
    summary: 'The door as its organiser watches it: who is inside, arrivals, refusals, conflicts',
  }),
  entry('get', '/events/{eventId}/manifest', readManifest, {
    tag,
    summary: 'The roster for doors without a network: all of it, or what changed since',
    door: true,
  }),
]
