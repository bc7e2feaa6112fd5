import { newId } from '@/lib/core/id'
import type { Clock } from './clock'
import { type DoorFacts, decideHere, type Looked, lookUp, type Named } from './decide-here'
import type { DoorCalls } from './door-calls'
import type { ScanItem } from './entry'
import type { Outbox } from './outbox'
import type { Roster } from './roster'
import type { Sync } from './sync'
import { createTraining } from './training'
import { type DoorVerdict, shownTicket, verdictOfAnswer } from './verdict-made'

/** How long a person at the door waits for the server before the device decides, in milliseconds. */
const patience = 1_200
/** What the server takes; a ticket's code has 117 characters. */
const longest = { code: 500, reference: 40, serial: 40 }

export type ScanWish = { direction?: 'in' | 'out'; override?: boolean; training?: boolean }

/** `no_roster`: without a network and without a roster nothing can be told. `ended`: the link has ended. Neither lets in. */
export type Judged = { kind: 'judged'; verdict: DoorVerdict } | { kind: 'no_roster' } | { kind: 'ended' }

type Wiring = {
  deviceId: string
  door: DoorFacts
  calls: Pick<DoorCalls, 'send'>
  roster: Roster
  outbox: Outbox
  clock: Clock
  sync: Pick<Sync, 'status' | 'heard' | 'now' | 'report'>
}

export type Judge = ReturnType<typeof createJudge>

/**
 * Says of each scan whether to let somebody in. Asks the server first, with little patience; without an answer the device
 * decides, and what it decided goes to the server under the same scan id, so that the record says what happened at the door.
 */
export function createJudge({ deviceId, door, calls, roster, outbox, clock, sync }: Wiring) {
  const training = createTraining(roster)

  function itemOf(named: Named, wish: ScanWish): ScanItem {
    const [[by, text]] = Object.entries(named) as [[keyof typeof longest, string]]
    const { direction = 'in' } = wish
    const override = (wish.override ?? false) && door.rights.includes('override')
    const offset = clock.offsetMs()
    return {
      scanId: newId('scn'),
      [by]: text.slice(0, longest[by]),
      ...{ gate: door.gate, deviceId, direction, at: new Date().toISOString(), listId: door.listId, override },
      ...(offset === null ? {} : { clockOffsetMs: offset }),
    }
  }

  /** The server does not know yet what waits here: of those tickets the device knows more. */
  const isAhead = (serial: string | null) => serial !== null && outbox.waiting().some((entry) => entry.serial === serial)

  async function byServer(scan: ScanItem, looked: Looked | null): Promise<Judged | null> {
    const at = clock.now()
    const outcome = await calls.send([scan], sync.report(), patience)
    sync.heard(outcome)
    if (outcome.kind === 'ended') return { kind: 'ended' }
    const answer = outcome.kind === 'answered' && outcome.value?.results?.find(({ scanId }) => scanId === scan.scanId)
    if (!answer) return null
    const verdict = verdictOfAnswer(answer, roster, { direction: scan.direction, at })
    const serial = looked?.serial ?? verdict.ticket?.serial ?? null
    if (verdict.decision === 'admit' && serial !== null)
      void outbox.add({
        ...{ kind: 'scan', id: scan.scanId, state: 'sent', serial, scan, decision: 'admit', occurredAt: verdict.at },
        ...(verdict.overrode ? { overrode: verdict.overrode } : {}),
      })
    return { kind: 'judged', verdict }
  }

  async function byDevice(scan: ScanItem, looked: Looked, isTraining: boolean): Promise<Judged> {
    const now = clock.now()
    const of = { direction: scan.direction, now, override: scan.override ?? false }
    const { decision, reason, firstScan, overrode, flag } = isTraining
      ? training.decide(looked, door, of, scan.scanId)
      : decideHere(looked, roster, door, of)
    const verdict: DoorVerdict = {
      ...{ scanId: scan.scanId, direction: scan.direction, decision, reason },
      ...{ by: isTraining ? 'training' : 'device', at: now.toISOString(), kept: true },
      ticket: looked.ticket && shownTicket(roster, looked.ticket),
      firstScan: firstScan ?? null,
      overrode: overrode ?? null,
      flag: flag ?? null,
      conflict: null,
      siblings: looked.ticket ? roster.siblings(looked.ticket, now).filter(({ serial }) => serial !== looked.serial).length : 0,
    }
    if (isTraining) return { kind: 'judged', verdict }
    const kept = await outbox.add({
      ...{ kind: 'scan', id: scan.scanId, state: 'waiting', serial: looked.serial, decision, occurredAt: verdict.at },
      scan: { ...scan, decided: { decision, reason, ...(overrode ? { overrode } : {}) } },
      ...(overrode ? { overrode } : {}),
    })
    if (sync.status().standing === 'online') void sync.now()
    return { kind: 'judged', verdict: { ...verdict, kept } }
  }

  return {
    /** Never throws. When it comes back, the verdict is on the disk or at the server, or says that it is not (`kept`). */
    async judge(named: Named, wish: ScanWish = {}): Promise<Judged> {
      const scan = itemOf(named, wish)
      const looked = await lookUp(roster, named)
      const { standing } = sync.status()
      if (standing === 'ended') return { kind: 'ended' }
      const mayAsk = standing === 'online' || standing === 'connecting'
      if (!wish.training && mayAsk && !isAhead(looked?.serial ?? null)) {
        const judged = await byServer(scan, looked)
        if (judged) return judged
      }
      return looked ? byDevice(scan, looked, wish.training ?? false) : { kind: 'no_roster' }
    },
    /** Takes an admission back: at once here, at the server as soon as it can be reached. @returns whether it is on the disk */
    async undo(scanId: string, serial: string | null): Promise<boolean> {
      const kept = await outbox.add({ kind: 'undo', id: newId('und'), state: 'waiting', serial, scanId })
      void sync.now()
      return kept
    },
    /** Forgets what was tried in training. */
    endTraining: training.end,
  }
}
