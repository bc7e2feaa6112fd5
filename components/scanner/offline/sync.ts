import type { DoorPlace } from '@/lib/checkin/manifest-schema'
import { waitAfter } from './back-off'
import type { Clock } from './clock'
import type { DoorCalls, Outcome } from './door-calls'
import type { Outbox } from './outbox'
import { pullRoster } from './pull-roster'
import type { Roster } from './roster'
import { oneTab } from './tabs'
import { upload } from './upload'

/** How the door stands with the server. `ended`: the link was revoked or has run out. */
export type DoorStanding = 'connecting' | 'online' | 'offline' | 'signed_out' | 'no_access' | 'ended'

export type SyncStatus = {
  standing: DoorStanding
  /** up to when the roster is known, by the server's clock */
  syncedAt: string | null
  /** of the upload under way */
  progress: { done: number; total: number } | null
  /** as the server last counted them */
  counts: { inside: number; expected: number; at: string } | null
}

type Wiring = {
  deviceId: string
  version: string
  calls: DoorCalls
  outbox: Outbox
  roster: Roster
  clock: Clock
  syncedAt: string | null
  onChange: () => void
  onSynced: (syncedAt: string) => void
  onEnded: () => void
  onPlace?: (place: DoorPlace) => boolean
}

const everyVisible = 15_000
const everyHidden = 60_000

export type Sync = ReturnType<typeof createSync>

/** Sends what waits and then asks what is new, again and again; sooner when the network or the person comes back. Never throws. */
export function createSync({ deviceId, version, calls, outbox, roster, clock, syncedAt, onChange, onSynced, ...wiring }: Wiring) {
  const { onEnded, onPlace = () => false } = wiring
  let status: SyncStatus = { standing: 'connecting', syncedAt, progress: null, counts: null }
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null
  let again = false
  let stopped = false

  const set = (part: Partial<SyncStatus>) => {
    status = { ...status, ...part }
    onChange()
  }
  const report = () => {
    const offset = clock.offsetMs()
    return { version, unsent: outbox.waiting().length, ...(offset === null ? {} : { clockOffsetMs: offset }) }
  }

  /** What any answer says of the network, the clock and the counts; also those others asked for. */
  function heard(outcome: Outcome<{ serverTime?: string; inside?: number; expected?: number }>) {
    if (stopped) return
    if (outcome.kind === 'ended') {
      stop()
      set({ standing: 'ended', progress: null })
      onEnded()
    } else if (outcome.kind === 'later') {
      failures += 1
      schedule(waitAfter(failures, outcome.afterMs))
      set({ standing: outcome.why, progress: null })
    } else if (outcome.kind === 'answered') {
      failures = 0
      const { serverTime, inside, expected } = outcome.value ?? {}
      if (serverTime) clock.measure(outcome.times, serverTime)
      const counted = serverTime && inside !== undefined && expected !== undefined
      set({ standing: 'online', ...(counted ? { counts: { inside, expected, at: serverTime } } : {}) })
    }
  }

  async function round(): Promise<void> {
    await outbox.reload()
    const cut = await upload({ calls, outbox, report, onProgress: (progress) => set({ progress }), onAnswers: heard })
    if (cut || stopped) return cut ? heard(cut) : undefined
    const pulled = await pullRoster({ calls, roster, outbox, clock, report, onPage: onChange, onPlace })
    if (stopped) return
    if (pulled.kind !== 'synced') return heard(pulled)
    failures = 0
    set({ standing: 'online', syncedAt: pulled.at, progress: null })
    onSynced(pulled.at)
    const hidden = typeof document !== 'undefined' && document.hidden
    schedule((hidden ? everyHidden : everyVisible) * (0.8 + Math.random() * 0.4))
  }

  function schedule(after: number) {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(() => void now(), after)
  }

  /** Synchronises at once; while it does already, once more afterwards. */
  function now(): Promise<void> {
    if (stopped) return Promise.resolve()
    if (running) {
      again = true
      return running
    }
    clearTimeout(timer)
    running = (async () => {
      do {
        again = false
        await oneTab(deviceId, round).catch(() => heard({ kind: 'later', why: 'offline' }))
      } while (again && !stopped && status.standing === 'online')
    })().finally(() => {
      running = null
    })
    return running
  }

  const isBack = () => {
    if (!document.hidden) void now()
  }
  const isOnline = () => void now()
  const isOffline = () => {
    if (!stopped) set({ standing: 'offline' })
  }

  function stop() {
    stopped = true
    clearTimeout(timer)
    if (typeof window === 'undefined') return
    window.removeEventListener('online', isOnline)
    window.removeEventListener('offline', isOffline)
    document.removeEventListener('visibilitychange', isBack)
  }

  return {
    status: () => status,
    report,
    heard,
    now,
    start() {
      if (typeof window !== 'undefined') {
        window.addEventListener('online', isOnline)
        window.addEventListener('offline', isOffline)
        document.addEventListener('visibilitychange', isBack)
        if (!navigator.onLine) isOffline()
      }
      return now()
    },
    stop,
  }
}
