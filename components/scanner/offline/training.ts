import type { Decision } from '@/lib/checkin/decide'
import { type DoorFacts, decideHere, type Looked } from './decide-here'
import type { Entry } from './entry'
import { ownSteps, standingWith } from './own-steps'
import type { Roster } from './roster'

/** Decides as in earnest and remembers it for as long as the training lasts, so that a second scan shows a used ticket. */
export function createTraining(roster: Roster) {
  let tried: Entry[] = []

  const pretended = (): Roster => ({
    ...roster,
    presenceOf(serial) {
      const rules = roster.rulesOf(roster.ticket(serial)?.ticketTypeId ?? '')
      const zone = roster.head()?.event.timeZone ?? 'UTC'
      return standingWith(roster.presenceOf(serial), ownSteps(tried).get(serial), rules, zone)
    },
  })

  return {
    decide(looked: Looked, door: DoorFacts, of: Parameters<typeof decideHere>[3], id: string): Decision {
      const decision = decideHere(looked, pretended(), door, of)
      const occurredAt = of.now.toISOString()
      const scan = { scanId: id, gate: door.gate, direction: of.direction, at: occurredAt }
      const { serial } = looked
      tried.push({ kind: 'scan', id, nth: tried.length, state: 'sent', serial, scan, decision: decision.decision, occurredAt })
      return decision
    },
    end() {
      tried = []
    },
  }
}
