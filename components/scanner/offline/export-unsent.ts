import type { Entry } from './entry'

export type UnsentFile = { name: string; text: string; ids: string[] }

/**
 * What the server does not have yet, as a JSON file a person can keep and hand over. `scans` is as POST /events/{id}/scans takes
 * it. Nothing is let go of by this: that is `outbox.release(ids)`, once the person says that the file is safe.
 */
export function unsentFile(entries: readonly Entry[], of: { deviceId: string; eventId: string; now: Date }): UnsentFile {
  const unsent = entries.filter(({ state }) => state !== 'sent')
  const content = {
    format: 'foyer.unsent-scans.1',
    eventId: of.eventId,
    deviceId: of.deviceId,
    exportedAt: of.now.toISOString(),
    scans: unsent.flatMap((entry) => (entry.kind === 'scan' ? [entry.scan] : [])),
    undos: unsent.flatMap((entry) => (entry.kind === 'undo' ? [{ scanId: entry.scanId }] : [])),
    problems: unsent.flatMap(({ id, problem }) => (problem ? [{ id, problem }] : [])),
  }
  const day = of.now.toISOString().slice(0, 16).replaceAll(':', '-')
  return { name: `unsent-scans-${day}.json`, text: JSON.stringify(content, null, 2), ids: unsent.map(({ id }) => id) }
}
