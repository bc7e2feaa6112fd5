import type { z } from 'zod'
import type { scanInput } from '@/lib/checkin/schema'

/** A scan as it is sent to the server. */
export type ScanItem = Omit<z.input<typeof scanInput>, 'direction'> & { direction: 'in' | 'out' }

/**
 * `waiting` for the server; `sent`: the server has it, the roster may not show it yet; `dead`: the server will never take it,
 * a person has to look at it.
 */
export type EntryState = 'waiting' | 'sent' | 'dead'

type Queued = {
  /** the scan's id, or the undo's own */
  id: string
  /** its place in the queue */
  nth: number
  state: EntryState
  /** of the ticket, where it is known: how the roster finds what this device did */
  serial: string | null
  /** the server's words */
  problem?: string
}

export type QueuedScan = Queued & {
  kind: 'scan'
  scan: ScanItem
  /** what the person at the door was shown */
  decision: 'admit' | 'refuse'
  /** why a supervisor went past it */
  overrode?: string
  /** by the server's clock, as far as it is known */
  occurredAt: string
}
export type QueuedUndo = Queued & { kind: 'undo'; scanId: string }
export type Entry = QueuedScan | QueuedUndo

export type Batch = { kind: 'scans'; scans: QueuedScan[] } | { kind: 'undo'; undo: QueuedUndo } | null

export const byPlace = (a: Entry, b: Entry) => a.nth - b.nth || (a.id < b.id ? -1 : 1)

/**
 * What goes to the server next, in the order it happened: as many scans as may go at once, or one undo. An undo never
 * overtakes its scan, even when two tabs gave them places of their own.
 */
export function nextBatch(waiting: readonly Entry[], limit: number): Batch {
  const unsent = new Set(waiting.map(({ id }) => id))
  const ready = waiting.filter((entry) => entry.kind === 'scan' || !unsent.has(entry.scanId)).sort(byPlace)
  const first = ready[0]
  if (!first) return null
  if (first.kind === 'undo') return { kind: 'undo', undo: first }
  const end = ready.findIndex((entry) => entry.kind === 'undo')
  const scans = ready.slice(0, Math.min(limit, end < 0 ? ready.length : end)) as QueuedScan[]
  return { kind: 'scans', scans }
}
