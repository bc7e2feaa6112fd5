'use client'

import clsx from 'clsx'
import { EllipsisVertical, History, ScanLine, Search, ShoppingBag } from 'lucide-react'
import { type CSSProperties, useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react'
import { Announcement } from './announcement'
import { AttendeeSearch } from './attendee-search'
import { CameraView } from './camera-view'
import { DoorHeader } from './door-header'
import { DoorTabs } from './door-tabs'
import { MorePanel } from './more-panel'
import type { Door } from './offline/door'
import { RecentScans } from './recent-scans'
import { createRepeatGuard } from './repeat-guard'
import { ResultScreen } from './result-screen'
import { SellPanel } from './sell-panel'
import { signal, unlockSound } from './signals'
import { StandingNotice } from './standing-notice'
import { TypedCode } from './typed-code'
import { useCamera } from './use-camera'
import { useCodeReader } from './use-code-reader'
import { useHabits } from './use-habits'
import { useKeyboardWedge } from './use-keyboard-wedge'
import { useScanning } from './use-scanning'
import { useWakeLock } from './use-wake-lock'
import { wordsOf } from './verdict'

const views = [
  { view: 'scan', label: 'Scan', icon: ScanLine },
  { view: 'find', label: 'Find', icon: Search },
  { view: 'sell', label: 'Sell', icon: ShoppingBag },
  { view: 'recent', label: 'Recent', icon: History },
  { view: 'more', label: 'More', icon: EllipsisVertical },
] as const
const viewsWithoutSale = views.filter(({ view }) => view !== 'sell')
type View = (typeof views)[number]['view']

/** The black of the door, whatever theme the rest of the site wears. */
export const black = { '--paper': '#000' } as CSSProperties

/** A phone at the door: camera, answers, search, and what was scanned. */
export function ScanPage({ door, onLeave }: { door: Door; onLeave: () => void }) {
  const status = useSyncExternalStore(door.subscribe, door.status, door.status)
  const { event, link } = door.session
  const { habits, setHabit } = useHabits(door)
  const [view, setView] = useState<View>('scan')
  const maySell = link.rights.includes('sell')
  const video = useRef<HTMLVideoElement>(null)
  const [guard] = useState(() => createRepeatGuard())
  const focusBefore = useRef<Element | null>(null)
  const navigation = useRef<HTMLElement>(null)
  const { state: camera, start, switchCamera, toggleTorch, toggleZoom } = useCamera(video)
  const { confirm, training, out, sound } = habits
  const scanning = useScanning(door, { confirm, training, direction: out ? 'out' : 'in' })
  const { shown } = scanning

  const take = (named: Parameters<typeof scanning.take>[0], frameAt?: number) => {
    if (!shown) focusBefore.current = document.activeElement
    unlockSound()
    scanning.take(named, frameAt)
  }
  const seen = (code: string, frameAt: number) => {
    const free = view === 'scan' && (!shown || (shown.kind === 'verdict' && shown.verdict.decision === 'admit'))
    if (!free) guard.sees(code, frameAt)
    else if (guard.accepts(code, frameAt)) take({ code }, frameAt)
  }
  const typed = (code: string) => take({ code })

  const { stuck } = useCodeReader(video, camera.kind === 'on', seen)
  useKeyboardWedge(typed)
  useWakeLock(camera.kind === 'on')

  const decided = shown?.kind === 'verdict' || shown?.kind === 'preview' ? shown.id : null
  const onDecided = useEffectEvent(() => {
    if (shown?.kind === 'verdict') signal(wordsOf(shown.verdict).tone, sound)
    if (shown?.frameAt !== undefined) performance.measure('foyer.scan', { start: shown.frameAt })
  })
  useEffect(() => {
    if (decided) onDecided()
  }, [decided])

  const covered = shown !== null
  const onUncovered = useEffectEvent(() => {
    const before = focusBefore.current
    const current = navigation.current?.querySelector('[aria-pressed="true"]')
    const target = before?.isConnected && before !== document.body ? before : current
    if (before && target instanceof HTMLElement) target.focus({ preventScroll: true })
  })
  useEffect(() => {
    if (!covered) onUncovered()
  }, [covered])

  return (
    <div data-theme="dark" style={black} className="min-h-dvh bg-black text-ink">
      <main id="main" inert={covered} className="mx-auto flex min-h-dvh w-full max-w-xl flex-col">
        <DoorHeader
          title={event.title}
          place={[link.gate, link.listName, out ? 'Exit' : null].filter(Boolean).join(' · ')}
          counts={door.roster.counts(new Date())}
          status={status}
        />
        {training ? (
          <p className="bg-[#ffb627] px-4 py-2 text-center font-semibold text-base text-black">Training: nothing is recorded</p>
        ) : null}
        <StandingNotice door={door} status={status} />
        <div className="flex flex-1 flex-col">
          <div className={clsx('flex flex-1 flex-col', view !== 'scan' && 'hidden')}>
            <CameraView
              video={video}
              camera={camera}
              stuck={stuck}
              sound={sound}
              onStart={() => {
                unlockSound()
                void start()
              }}
              onSwitch={() => void switchCamera()}
              onTorch={() => void toggleTorch()}
              onZoom={() => void toggleZoom()}
              onSound={() => setHabit('sound', !sound)}
            />
          </div>
          {view === 'find' ? (
            <>
              {link.rights.includes('search') ? (
                <AttendeeSearch
                  door={door}
                  asOf={`${status.syncedAt} ${status.waiting}`}
                  timeZone={event.timeZone}
                  onAdmit={(serial) => take({ serial })}
                  onCode={typed}
                />
              ) : null}
              <TypedCode onCode={typed} />
            </>
          ) : null}
          {maySell ? (
            <div className={clsx('flex flex-col gap-4 p-4', view !== 'sell' && 'hidden')}>
              <SellPanel door={door} status={status} training={training} active={view === 'sell'} />
            </div>
          ) : null}
          {view === 'recent' ? (
            <RecentScans
              scans={door.recent()}
              timeZone={event.timeZone}
              onUndo={
                link.rights.includes('override')
                  ? ({ scanId, ticket }) => void door.undo(scanId, ticket?.serial ?? null)
                  : undefined
              }
            />
          ) : null}
          {view === 'more' ? (
            <MorePanel door={door} status={status} habits={habits} onHabit={setHabit} onLeave={onLeave} />
          ) : null}
        </div>
        <DoorTabs ref={navigation} views={maySell ? views : viewsWithoutSale} view={view} onView={setView} />
      </main>
      <Announcement shown={shown} timeZone={event.timeZone} />
      {shown ? (
        <ResultScreen
          key={shown.id}
          shown={shown}
          scanning={scanning}
          timeZone={event.timeZone}
          rights={link.rights}
          training={training}
        />
      ) : null}
    </div>
  )
}
