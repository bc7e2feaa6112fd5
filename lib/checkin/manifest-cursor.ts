/**
 * How far a door has read the roster: the database it was read from (`place`), and the snapshots it was read in, as
 * PostgreSQL writes them (`xmin:xmax:transactions that still ran`). `until` is that of the first page of the last reading.
 * Under way, `at` is the last ticket read, and `since` the snapshot whose changes are left out; null: the whole roster is read.
 */
export type ManifestCursor = {
  place: string
  until: string
  at: { changed: string; id: string; since: string | null } | null
}

const written = /^([0-9a-f]{8})~([\d:,]+)(?:~(\d{1,18})~(\w{1,40})~([\d:,]*))?$/

const longest = 800 // characters of a snapshot in a cursor, which travels in an address

/** Null for what is no cursor of ours: such a door begins anew. */
export function readCursor(text: string | undefined): ManifestCursor | null {
  const [, place, until, changed, id, since] = written.exec(text ?? '') ?? []
  if (!place || !until || !isSnapshot(until) || (since && !isSnapshot(since))) return null
  return { place, until, at: changed && id ? { changed, id, since: since || null } : null }
}

export const writeCursor = ({ place, until, at }: ManifestCursor) =>
  [place, until, ...(at ? [at.changed, at.id, at.since ?? ''] : [])].join('~')

/** A snapshot among hundreds of running transactions stands for what was before all of them: some changes come twice. */
export const shortSnapshot = (snapshot: string) =>
  snapshot.length <= longest ? snapshot : `${snapshot.split(':')[0]}:${snapshot.split(':')[0]}:`

/** What PostgreSQL reads: xmin <= each transaction < xmax, each greater than the one before. */
function isSnapshot(text: string): boolean {
  const [, xmin, xmax, list] = /^(\d{1,18}):(\d{1,18}):((?:\d{1,18},)*\d{1,18})?$/.exec(text) ?? []
  if (!xmin || !xmax) return false
  const [first, end] = [BigInt(xmin), BigInt(xmax)]
  const running = list ? list.split(',').map(BigInt) : []
  const ordered = running.every((each, index) => each >= (running[index - 1] ?? first) && each < end)
  return first > 0n && first <= end && ordered
}
