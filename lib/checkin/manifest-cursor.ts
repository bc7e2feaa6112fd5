/**
 * How far a door has read the roster. `place` names the database it was read from. Whole: everything that transactions before
 * `until` changed is known. Under way: `until` is where the first page of this reading began, `at` the last ticket read.
 */
export type ManifestCursor = {
  place: string
  until: string
  at: { isWhole: boolean; changed: string; id: string } | null
}

const written = /^([0-9a-f]{8})\.(\d{1,19})(?:\.([wd])\.(\d{1,19})\.(\w{1,40}))?$/

/** Null for what is no cursor of ours: such a door begins anew. */
export function readCursor(text: string | undefined): ManifestCursor | null {
  const [, place, until, kind, changed, id] = written.exec(text ?? '') ?? []
  if (!place || !until) return null
  return { place, until, at: kind && changed && id ? { isWhole: kind === 'w', changed, id } : null }
}

export const writeCursor = ({ place, until, at }: ManifestCursor) =>
  at ? `${place}.${until}.${at.isWhole ? 'w' : 'd'}.${at.changed}.${at.id}` : `${place}.${until}`
