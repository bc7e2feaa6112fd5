import type { Reason } from '@/lib/checkin/decide'
import type { DoorVerdict } from './offline/verdict-made'

export type Tone = 'admit' | 'out' | 'used' | 'refuse' | 'neutral'
/** One word to be read from across the room, why, and what to do about it. */
export type Verdict = { tone: Tone; word: string; why: string; next?: string }

const refusals: Record<Exclude<Reason, 'ok'>, Omit<Verdict, 'tone'>> = {
  already_admitted: {
    word: 'Already used',
    why: 'This ticket was let in before.',
    next: 'Ask whether they went out and came back. If not, somebody else came in with this ticket: ask the organiser.',
  },
  wrong_event: {
    word: 'Wrong event',
    why: 'This ticket is for another event.',
    next: 'Look at the name and the date on the ticket.',
  },
  wrong_type: {
    word: 'Wrong ticket type',
    why: 'This door does not let in this type of ticket.',
    next: 'Send them to the door for their type.',
  },
  wrong_time: {
    word: 'Wrong time',
    why: 'This ticket is for another day or time.',
    next: 'Look at the date and the time on the ticket.',
  },
  wrong_gate: {
    word: 'Wrong gate',
    why: 'This ticket lets in at another gate.',
    next: 'Send them to the gate on their ticket.',
  },
  unpaid: {
    word: 'Not paid',
    why: 'The order of this ticket is not paid.',
    next: 'They can pay from the link in their order, then scan again.',
  },
  void: {
    word: 'Cancelled',
    why: 'This ticket was cancelled.',
    next: 'Ask whether they have another ticket, or search for their name.',
  },
  transferred: {
    word: 'Old ticket',
    why: 'This ticket was passed on, and this code no longer works.',
    next: 'Ask for the newest ticket they were sent.',
  },
  refunded: {
    word: 'Refunded',
    why: 'The money for this ticket was given back.',
    next: 'They need a new ticket.',
  },
  forged: {
    word: 'Not genuine',
    why: 'This code was not made for this event, or it was changed.',
    next: 'Search for their name. Without a match, do not let them in.',
  },
  unknown: {
    word: 'Not known',
    why: 'There is no such ticket for this event.',
    next: 'Scan again with the screen bright and clean, or search for their name.',
  },
}

const dayAndTime = (at: string, timeZone: string) => {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(new Date(at))
  return { day: part({ weekday: 'short', day: 'numeric', month: 'short' }), time: part({ hour: '2-digit', minute: '2-digit' }) }
}

/** "Sat 14 Nov, 19:02" */
export function longTime(at: string, timeZone: string): string {
  const { day, time } = dayAndTime(at, timeZone)
  return `${day}, ${time}`
}

/** "19:02", or with its day when that is not today in the event's zone. */
export function shortTime(at: string, timeZone: string, now = new Date()): string {
  const { day, time } = dayAndTime(at, timeZone)
  return day === dayAndTime(now.toISOString(), timeZone).day ? time : `${day}, ${time}`
}

/** "First scanned 19:02 at North gate" */
export function firstScanText(firstScan: { at: string; gate: string }, timeZone: string, now?: Date): string {
  return `First scanned ${shortTime(firstScan.at, timeZone, now)}${firstScan.gate ? ` at ${firstScan.gate}` : ''}`
}

/** What a supervisor may go past; what is forged, unknown or another event's never. */
const passable: readonly Reason[] = [
  ...(['already_admitted', 'wrong_type', 'wrong_time', 'wrong_gate', 'unpaid', 'void', 'refunded', 'transferred'] as const),
]
export const isPassable = (reason: Reason): boolean => passable.includes(reason)

/** Where and how it was decided, when that is worth a word. */
function howOf({ by, kept, flag, overrode, firstScan }: DoorVerdict): string {
  if (by === 'training') return 'Training: nothing was recorded.'
  if (overrode) return `Let in anyway. It was refused: ${refusals[overrode === 'ok' ? 'unknown' : overrode].word.toLowerCase()}.`
  if (!kept) return 'This phone could not save it: keep this page open until it is sent.'
  if (flag === 'not_on_roster') return 'Genuine, and sold after the last sync: not on the list of this phone yet.'
  if (flag === 'newer_than_roster') return 'Genuine, and changed after the last sync.'
  if (firstScan) return 'In again.'
  return by === 'device' ? 'Checked on this phone; sent as soon as there is a network.' : 'Let them in.'
}

/** What to show for a scan. Green is for one thing only: somebody decided to admit, and nobody has taken it back. */
export function wordsOf(verdict: DoorVerdict & { undone?: boolean }): Verdict {
  const { decision, reason, direction, undone } = verdict
  if (undone) return { tone: 'neutral', word: 'Taken back', why: 'This no longer counts. The ticket can be scanned again.' }
  if (decision === 'admit' && reason === 'ok') {
    if (direction === 'out')
      return { tone: 'out', word: 'Out', why: verdict.by === 'training' ? howOf(verdict) : 'They went out.' }
    return { tone: 'admit', word: 'Admitted', why: howOf(verdict) }
  }
  const known = reason === 'ok' ? 'unknown' : reason
  return { tone: reason === 'already_admitted' ? 'used' : 'refuse', ...(refusals[known] ?? refusals.unknown) }
}
