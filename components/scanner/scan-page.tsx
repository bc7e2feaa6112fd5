'use client'

import clsx from 'clsx'
import { History, ScanLine, Search } from 'lucide-react'
import { type CSSProperties, useEffect, useEffectEvent, useRef, useState } from 'react'
import { Announcement } from './announcement'
import { AttendeeSearch } from './attendee-search'
import { CameraView } from './camera-view'
import type { Counts } from './door-api'
import { DoorHeader } from './door-header'
import { shownEntry } from './door-state'
import { GateChoice } from './gate-choice'
import { RecentScans } from './recent-scans'
import { createRepeatGuard } from './repeat-guard'
import { ResultScreen } from './result-screen'
import { signal, unlockSound } from './signals'
import { StandingNotice } from './standing-notice'
import { TypedCode } from './typed-code'
import { useCamera } from './use-camera'
import { useCodeReader } from './use-code-reader'
import { useDoor } from './use-door'
import { useKeyboardWedge } from './use-keyboard-wedge'
import { useStoredText } from './use-stored-text'
import { useWakeLock } from './use-wake-lock'
import { longTime, verdictOf } from './verdict'

export type ScanPageProps = {
  /** `startsAt` is ISO 8601, `timeZone` an IANA name */
  event: { id: string; title: string; startsAt: string; timeZone: string; venueName: string | null }
  counts: Counts
  /** whether this person's role lets them take an admission back */
  mayUndo: boolean
}

type View = 'scan' | 'find' | 'recent'

const views = [
  { view: 'scan', label: 'Scan', icon: ScanLine },
  { view: 'find', label: 'Find', icon: Search },
  { view: 'recent', label: 'Recent', icon: History },
] as const

/** The black of the door, whatever theme the rest of the site wears. */
const black = { '--paper': '#000' } as CSSProperties

/** A phone at the door: camera, answers, search, and what was scanned. */
export function ScanPage({ event, counts, mayUndo }: ScanPageProps) {
  const [gate, setGate] = useStoredText(`foyer.gate.${event.id}`)
  const [quiet, setQuiet] = useStoredText('foyer.quiet')
  const [choosing, setChoosing] = useState(false)
  const [view, setView] = useState<View>('scan')
  const video = useRef<HTMLVideoElement>(null)
  const [guard] = useState(() => createRepeatGuard())
  const focusBefore = useRef<Element | null>(null)
  const navigation = useRef<HTMLElement>(null)
  const { door, waiting, capture, undo, dismiss, find } = useDoor(event.id, gate ?? '', counts)
  const { state: camera, start, switchCamera, toggleTorch, toggleZoom } = useCamera(video)
  const entry = shownEntry(door)
  const sound = quiet !== 'yes'
  const ready = Boolean(gate) && !choosing

  const take = (...what: Parameters<typeof capture>) => {
    if (!entry) focusBefore.current = document.activeElement
    unlockSound()
    capture(...what)
  }
  const seen = (code: string, frameAt: number) => {
    const free = ready && view === 'scan' && (!entry || entry.state === 'admitted')
    if (!free) guard.sees(code, frameAt)
    else if (guard.accepts(code, frameAt)) take({ code }, undefined, frameAt)
  }
  const typed = (code: string) => ready && take({ code })

  const { stuck } = useCodeReader(video, camera.kind === 'on', seen)
  useKeyboardWedge(typed)
  useWakeLock(camera.kind === 'on')

  const decided = entry && (entry.result || entry.state === 'rejected') ? entry.scan.scanId : null
  const onDecided = useEffectEvent(() => {
    if (!entry) return
    signal(verdictOf(entry).tone, sound)
    if (entry.frameAt !== undefined) performance.measure('foyer.scan', { start: entry.frameAt })
  })
  useEffect(() => {
    if (decided) onDecided()
  }, [decided])

  const covered = entry !== undefined
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
          venueName={event.venueName}
          startsAt={longTime(event.startsAt, event.timeZone)}
          counts={door.counts}
          standing={door.standing}
          waiting={waiting}
          gate={ready ? (gate ?? '') : ''}
          onGate={() => setChoosing(true)}
        />
        <StandingNotice standing={door.standing} waiting={waiting} />
        <noscript>
          <p className="p-4 text-lg">Scanning needs JavaScript. Turn it on for this page, then reload it.</p>
        </noscript>
        {gate !== undefined && !ready ? (
          <GateChoice
            gate={gate ?? ''}
            onGate={(next) => {
              setGate(next)
              setChoosing(false)
            }}
          />
        ) : null}
        <div className={clsx('flex flex-1 flex-col', !ready && 'hidden')}>
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
              onSound={() => setQuiet(sound ? 'yes' : 'no')}
            />
          </div>
          {view === 'find' ? (
            <>
              <AttendeeSearch
                find={find}
                timeZone={event.timeZone}
                inside={door.counts.inside}
                onAdmit={({ ticketId, name, ticketTypeName, reference }) =>
                  take({ ticketId }, { holder: { name }, ticketTypeName, reference })
                }
                onCode={typed}
              />
              <TypedCode onCode={typed} />
            </>
          ) : null}
          {view === 'recent' ? (
            <RecentScans entries={door.entries} timeZone={event.timeZone} onUndo={mayUndo ? undo : undefined} />
          ) : null}
        </div>
        <nav
          ref={navigation}
          aria-label="Door"
          className={clsx(
            'sticky bottom-0 grid grid-cols-3 gap-2 bg-black p-2 pb-[max(0.5rem,env(safe-area-inset-bottom))]',
            !ready && 'hidden',
          )}
        >
          {views.map(({ view: each, label, icon: Icon }) => (
            <button
              key={each}
              type="button"
              aria-pressed={view === each}
              onClick={() => setView(each)}
              className={clsx(
                'flex min-h-16 flex-col items-center justify-center rounded-lg font-semibold text-base',
                view === each ? 'bg-ink text-black' : 'bg-sunken text-ink',
              )}
            >
              <Icon aria-hidden="true" className="size-6" />
              {label}
            </button>
          ))}
        </nav>
      </main>
      <Announcement entry={entry} timeZone={event.timeZone} />
      {entry ? (
        <ResultScreen
          key={entry.scan.scanId}
          entry={entry}
          timeZone={event.timeZone}
          onNext={dismiss}
          onUndo={mayUndo ? () => void undo(entry.scan.scanId) : undefined}
        />
      ) : null}
    </div>
  )
}
