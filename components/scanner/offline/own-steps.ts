import { nobody, type Presence, type StandingScan, step } from '@/lib/checkin/presence'
import type { Rules } from '@/lib/checkin/rules'
import type { Entry } from './entry'

/** What this device did to a ticket that the roster does not show yet. */
export type OwnSteps = {
  scans: StandingScan[]
  /** how many admissions the roster shows were taken back here since */
  takenBack: number
}

/** By serial. Refused scans change nothing; a dead letter does: the person went in. */
export function ownSteps(entries: readonly Entry[]): Map<string, OwnSteps> {
  const steps = new Map<string, OwnSteps>()
  const here = new Set(entries.map(({ id }) => id))
  const undone = new Set(entries.flatMap((entry) => (entry.kind === 'undo' && entry.state !== 'dead' ? [entry.scanId] : [])))
  for (const entry of entries) {
    if (entry.serial === null) continue
    const own = steps.get(entry.serial) ?? { scans: [], takenBack: 0 }
    if (entry.kind === 'undo') {
      if (here.has(entry.scanId) || entry.state === 'dead') continue
      own.takenBack += 1
    } else {
      if (entry.decision !== 'admit' || undone.has(entry.id)) continue
      const { direction, gate } = entry.scan
      own.scans.push({ id: entry.id, direction, at: entry.occurredAt, gate: gate ?? '', overrode: entry.overrode ?? null })
    }
    steps.set(entry.serial, own)
  }
  return steps
}

/** One admission less than the roster knows of; the server's fold will say it exactly. */
function takenBack(presence: Presence): Presence {
  const entries = Math.max(0, presence.entries - 1)
  if (entries === 0) return { ...nobody, conflicts: presence.conflicts }
  return { ...presence, inside: false, entries, dayEntries: Math.max(0, presence.dayEntries - 1) }
}

/** Where somebody stands by the roster and by what was done here since. */
export function standingWith(base: Presence | null, own: OwnSteps | undefined, rules: Rules, zone: string): Presence | null {
  if (!own) return base
  let presence = base ?? nobody
  for (let times = 0; times < own.takenBack; times++) presence = takenBack(presence)
  for (const scan of own.scans) presence = step(presence, scan, rules, zone).presence
  return presence
}
