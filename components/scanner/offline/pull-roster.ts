import type { DoorPlace } from '@/lib/checkin/manifest-schema'
import type { Clock } from './clock'
import type { DeviceReport, DoorCalls, Outcome } from './door-calls'
import type { Outbox } from './outbox'
import type { Roster } from './roster'
import { readRosterPage } from './roster-page'

type Wiring = {
  calls: Pick<DoorCalls, 'manifest'>
  roster: Roster
  outbox: Outbox
  clock: Clock
  report: () => DeviceReport
  onPage: () => void
  /** Hears where the door stands now. @returns whether what the roster holds is for another place, so that all of it has to come anew */
  onPlace: (place: DoorPlace) => boolean
}

type Pulled = { kind: 'synced'; at: string } | Extract<Outcome<never>, { kind: 'later' | 'ended' }>

/**
 * Brings the roster up to date, page by page. What this device did and the server had before the first page was asked for is in
 * the pages, so it is let go of: a ticket's as soon as the ticket is here, all of it at the end.
 */
export async function pullRoster({ calls, roster, outbox, clock, report, onPage, onPlace }: Wiring): Promise<Pulled> {
  const settled = outbox.all().filter(({ state }) => state === 'sent')
  let before = roster.cursor()
  for (;;) {
    const outcome = await calls.manifest(before, report())
    if (outcome.kind === 'rejected') return { kind: 'later', why: 'no_access' }
    if (outcome.kind !== 'answered') return outcome
    clock.measure(outcome.times, outcome.value.serverTime)
    if (outcome.value.door && onPlace(outcome.value.door) && before !== null) {
      before = null
      continue
    }
    const page = readRosterPage(outcome.value)
    const known = new Set((await roster.apply(page)).serials)
    const shown = settled.filter(({ serial }) => !page.more || known.has(serial ?? ''))
    if (shown.length > 0) await outbox.forget(shown.map(({ id }) => id))
    onPage()
    if (!page.more) return { kind: 'synced', at: outcome.value.serverTime }
    if (page.head.cursor === before) return { kind: 'later', why: 'offline' } // it would never end
    before = page.head.cursor
  }
}
