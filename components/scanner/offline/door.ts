import type { DoorPlace } from '@/lib/checkin/manifest-schema'
import { createClock } from './clock'
import type { Named } from './decide-here'
import { doorCalls } from './door-calls'
import { type DoorSession, dropSession, keepSession } from './door-session'
import { askToKeep, type Room } from './eviction'
import { unsentFile } from './export-unsent'
import { createJudge, type ScanWish } from './judge'
import { openOutbox } from './outbox'
import { openRecent } from './recent'
import { openRoster } from './roster'
import { sendOthers } from './send-others'
import { createSync, type SyncStatus } from './sync'
import { type Change, type Keeping, openVault } from './vault'

export type DoorStatus = SyncStatus & {
  /** scans and undos the server does not have yet */
  waiting: number
  /** those it will never take: a person has to look at them */
  dead: number
  /** held in memory alone: lost when the page goes */
  unkept: number
  /** unsent at the other doors of this browser */
  elsewhere: number
  clockOffsetMs: number | null
  /** by more than five seconds: times are corrected */
  clockIsOff: boolean
  keeping: Keeping
  /** whether the browser may throw away what is here, and how much room there is; null: not asked yet */
  room: Room | null
  rosterSize: number
}

const noticeable = 5_000
/** A phone that is never online again forgets names by itself, but not in the middle of a night that runs over. */
const grace = 24 * 3_600_000

type Known = { syncedAt: string; clockOffsetMs: number | null }

export type Door = Awaited<ReturnType<typeof openDoor>>

/**
 * One door of one event on this device: what it holds, wired together. `subscribe` and `status` are as React's
 * useSyncExternalStore takes them. Call `start` once in the browser and `close` when the page leaves.
 */
export async function openDoor(session: DoorSession, version: string) {
  const { deviceId, event, link, token } = session
  const listeners = new Set<() => void>()
  let snapshot: DoorStatus | null = null
  let room: Room | null = null
  let elsewhere = 0
  let moved = false
  const changed = () => {
    snapshot = null
    for (const listener of listeners) listener()
  }

  const vault = await openVault(deviceId, changed)
  const known = (await vault.all('session'))?.get('sync') as Known | undefined
  const clock = createClock(known?.clockOffsetMs ?? null)
  const roster = await openRoster(vault, link.listId)
  const recent = await openRecent(vault)
  const outbox = await openOutbox(vault, (entries) => {
    roster.setOwn(entries)
    changed()
  })
  const calls = doorCalls({ eventId: event.id, token })

  const sync = createSync({
    ...{ deviceId, version, calls, outbox, roster, clock, syncedAt: known?.syncedAt ?? null, onChange: changed },
    onPlace: stand,
    onSynced(syncedAt) {
      if (moved) {
        link.listName = roster.list()?.name ?? null
        void keepSession(vault, session)
      }
      moved = false
      const value: Known = { syncedAt, clockOffsetMs: clock.offsetMs() }
      void vault.write([{ store: 'session', key: 'sync', value }])
    },
    onEnded: () => void end(),
  })
  const judge = createJudge({ deviceId, door: link, calls, roster, outbox, clock, sync })

  /** The organiser changed the link: from here on it holds as it is now, and on the disk once the roster for it is there. */
  function stand(place: DoorPlace): boolean {
    const isElsewhere = place.listId !== link.listId
    const sees = (rights: readonly string[]) => rights.includes('email')
    const isAnew = isElsewhere || sees(place.rights) !== sees(link.rights)
    if (Object.entries(place).every(([name, value]) => JSON.stringify(link[name as keyof DoorPlace]) === JSON.stringify(value)))
      return false
    Object.assign(link, place)
    if (isElsewhere) roster.standAt(place.listId)
    moved = true
    changed()
    return isAnew
  }

  const unsent = () => outbox.waiting().length + outbox.dead().length

  /** The link has ended: names go at once, unsent scans when a person has them. */
  async function end() {
    roster.clear()
    await outbox.reload() // another tab may have added to it a moment ago
    if (unsent() === 0) return wipe()
    const gone: Change[] = [...((await vault.all('roster')) ?? new Map()).keys()].map((key) => ({ store: 'roster', key }))
    await vault.write([...gone, { store: 'session', key: 'recent' }])
    await keepSession(vault, { ...session, token: '', ended: true })
    changed()
  }

  async function wipe() {
    sync.stop()
    dropSession(deviceId)
    await vault.wipe()
    changed()
  }

  return {
    session,
    roster,
    recent: recent.all,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    status(): DoorStatus {
      const offset = clock.offsetMs()
      snapshot ??= {
        ...sync.status(),
        ...(session.ended ? { standing: 'ended' as const } : {}),
        ...{ waiting: outbox.waiting().length, dead: outbox.dead().length, unkept: outbox.unkept(), elsewhere },
        ...{ clockOffsetMs: offset, clockIsOff: Math.abs(offset ?? 0) > noticeable },
        ...{ keeping: vault.keeping(), room, rosterSize: roster.size() },
      }
      return snapshot
    },
    async start() {
      room = await askToKeep()
      changed()
      if (session.ended || clock.now().getTime() > Date.parse(link.expiresAt) + grace) return end()
      await sync.start()
      elsewhere = await sendOthers(deviceId, version)
      changed()
    },
    syncNow: sync.now,
    async scan(named: Named, wish?: ScanWish) {
      const judged = await judge.judge(named, wish)
      if (judged.kind === 'judged' && judged.verdict.by !== 'training') recent.add(judged.verdict)
      changed()
      return judged
    },
    async undo(scanId: string, serial: string | null) {
      recent.undone(scanId)
      return judge.undo(scanId, serial)
    },
    endTraining: judge.endTraining,
    deadLetters: outbox.dead,
    /** Sends a dead letter once more. */
    sendAgain: (ids: string[]) => outbox.mark(ids, 'waiting').then(sync.now),
    /** What is unsent, as a file. Give its `ids` to `release` once the person says that it is safe. */
    exportUnsent: () => unsentFile(outbox.all(), { deviceId, eventId: event.id, now: clock.now() }),
    /** Lets go of unsent scans that a person has elsewhere, or says may be lost. Of an ended door nothing is left then. */
    async release(ids: string[]) {
      await outbox.release(ids)
      if ((session.ended || sync.status().standing === 'ended') && unsent() === 0) await wipe()
    },
    /** Leaves this door and forgets it here. False, and nothing happens, while scans are unsent. */
    async leave(): Promise<boolean> {
      await outbox.reload()
      if (unsent() > 0) return false
      await calls.leave(deviceId)
      await wipe()
      return true
    },
    close() {
      sync.stop()
      outbox.close()
      void vault.close()
    },
  }
}
