import type { Counts, Scan, ScannedTicket, ScanResult, Standing } from './door-api'

/** One scan as this page knows it. Only `admitted` may ever be shown as let in. */
export type Entry = {
  scan: Scan
  state: 'sending' | 'waiting' | 'admitted' | 'refused' | 'rejected' | 'undoing' | 'undone'
  ticket?: ScannedTicket
  result?: ScanResult
  /** why a scan or its undoing came to nothing */
  problem?: string
  /** when the picture was taken that the code was read from, on the page's own clock */
  frameAt?: number
}

export type Door = {
  /** newest first */
  entries: Entry[]
  /** the entry that fills the screen */
  shown: string | null
  counts: Counts
  /** an earlier count by the server may not know of this page's last admission; on the page's own clock */
  countedAt: number
  standing: Standing
}

export type DoorAction =
  | { type: 'captured'; scan: Scan; ticket?: ScannedTicket; frameAt?: number }
  | { type: 'restored'; scans: Scan[] }
  | { type: 'delayed'; scanIds: string[] }
  | { type: 'answered'; result: ScanResult; at: number }
  | { type: 'rejected'; scanId: string; message: string }
  | { type: 'undoing'; scanId: string }
  | { type: 'undone'; scanId: string; at: number }
  | { type: 'notUndone'; scanId: string; message: string }
  | { type: 'dismissed' }
  | { type: 'counted'; counts: Counts; askedAt: number }
  | { type: 'standing'; standing: Standing }

const longestList = 50
const countAge = 1_000 // milliseconds the server keeps a count

const pending = (entry: Entry) => entry.state === 'sending' || entry.state === 'waiting'

/** Entries that got an answer fall off the end of a long night; those that did not are never dropped. */
const trimmed = (entries: Entry[]) => entries.filter((entry, at) => at < longestList || pending(entry))

function change(door: Door, scanId: string, part: Partial<Entry>): Door {
  return { ...door, entries: door.entries.map((entry) => (entry.scan.scanId === scanId ? { ...entry, ...part } : entry)) }
}

/** One person more or less inside, known here before the server counts again. */
function moved(door: Door, people: 1 | -1, at: number): Door {
  return { ...door, counts: { ...door.counts, inside: Math.max(0, door.counts.inside + people) }, countedAt: at + countAge }
}

function answered(door: Door, result: ScanResult, at: number): Door {
  if (!door.entries.some((entry) => entry.scan.scanId === result.scanId && pending(entry))) return door
  const admitted = result.decision === 'admit' && result.reason === 'ok'
  const next = change(door, result.scanId, {
    state: admitted ? 'admitted' : 'refused',
    result,
    ...(result.ticket ? { ticket: result.ticket } : {}),
  })
  // somebody was waved on while there was no network and should not have been: say so as soon as the screen is free
  const shown = door.shown ?? (admitted ? null : result.scanId)
  return admitted ? { ...moved(next, 1, at), shown } : { ...next, shown }
}

/** Everything that can happen at a door, as one pure function. */
export function doorReducer(door: Door, action: DoorAction): Door {
  switch (action.type) {
    case 'captured': {
      const { scan, ticket, frameAt } = action
      return { ...door, entries: trimmed([{ scan, ticket, frameAt, state: 'sending' }, ...door.entries]), shown: scan.scanId }
    }
    case 'restored': {
      const known = new Set(door.entries.map((entry) => entry.scan.scanId))
      const scans = action.scans.filter((scan) => !known.has(scan.scanId)).reverse()
      return { ...door, entries: [...door.entries, ...scans.map((scan): Entry => ({ scan, state: 'waiting' }))] }
    }
    case 'delayed': {
      const delayed = new Set(action.scanIds)
      const wait = (entry: Entry): Entry =>
        delayed.has(entry.scan.scanId) && pending(entry) ? { ...entry, state: 'waiting' } : entry
      return { ...door, entries: door.entries.map(wait) }
    }
    case 'answered':
      return answered(door, action.result, action.at)
    case 'rejected':
      return {
        ...change(door, action.scanId, { state: 'rejected', problem: action.message }),
        shown: door.shown ?? action.scanId,
      }
    case 'undoing':
      return change(door, action.scanId, { state: 'undoing', problem: undefined })
    case 'undone':
      return moved(change(door, action.scanId, { state: 'undone', problem: undefined }), -1, action.at)
    case 'notUndone':
      return change(door, action.scanId, { state: 'admitted', problem: action.message })
    case 'dismissed':
      return { ...door, shown: null }
    case 'counted':
      return action.askedAt < door.countedAt ? door : { ...door, counts: action.counts, countedAt: action.askedAt }
    case 'standing':
      return door.standing === action.standing ? door : { ...door, standing: action.standing }
  }
}

export const waitingCount = (door: Door) => door.entries.filter((entry) => entry.state === 'waiting').length
export const shownEntry = (door: Door) => door.entries.find((entry) => entry.scan.scanId === door.shown)
