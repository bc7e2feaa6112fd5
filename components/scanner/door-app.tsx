'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { DoorEnded } from './door-ended'
import { DoorEntry, PinEntry } from './door-entry'
import type { Door } from './offline/door'
import { OtherDoors } from './other-doors'
import { black, ScanPage } from './scan-page'
import { type Entering, useDoorSession } from './use-door-session'

/** The door page: from a link, or what this phone was before, to a camera that scans. */
export function DoorApp() {
  const { entering, tryLink, enter, leave } = useDoorSession()
  useServiceWorker()
  if (entering.kind === 'open')
    return (
      <OpenDoor key={entering.door.session.deviceId} entering={entering} onLeave={leave}>
        <OtherDoors
          sessions={entering.sessions}
          current={entering.door.session.deviceId}
          onEnter={(session) => void enter(session)}
        />
      </OpenDoor>
    )
  return (
    <div data-theme="dark" style={black} className="min-h-dvh bg-black text-ink">
      <main id="main" className="mx-auto flex min-h-dvh w-full max-w-xl flex-col justify-center gap-6 p-4">
        <noscript>
          <p className="text-lg">Scanning needs JavaScript. Turn it on for this page, then reload it.</p>
        </noscript>
        {entering.kind === 'opening' ? (
          <p role="status" className="display script-only text-title">
            Opening the door
          </p>
        ) : entering.kind === 'pin' ? (
          <PinEntry triesLeft={entering.triesLeft} onPin={(pin) => void tryLink(entering.linkToken, pin)} />
        ) : (
          <DoorEntry problem={entering.problem} message={entering.message} onLink={(linkToken) => void tryLink(linkToken)} />
        )}
      </main>
    </div>
  )
}

function OpenDoor({
  entering: { door },
  onLeave,
  children,
}: {
  entering: Extract<Entering, { kind: 'open' }>
  onLeave: () => void
  children: React.ReactNode
}) {
  const standing = useStanding(door)
  return (
    <>
      {standing === 'ended' ? <DoorEnded door={door} onLeave={onLeave} /> : <ScanPage door={door} onLeave={onLeave} />}
      {children}
    </>
  )
}

const useStanding = (door: Door) =>
  useSyncExternalStore(
    door.subscribe,
    () => door.status().standing,
    () => 'connecting' as const,
  )

/** Keeps the page itself on the phone, so that it opens without a network. */
function useServiceWorker() {
  useEffect(() => {
    navigator.serviceWorker?.register('/door-sw.js', { scope: '/door' }).catch(() => undefined) // plain http: the page works while it is open
  }, [])
}
