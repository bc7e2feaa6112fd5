'use client'

import { useSyncExternalStore } from 'react'
import { Unsent } from './door-data'
import type { Door } from './offline/door'
import { black } from './scan-page'
import { doorButton } from './tones'

/** The link was revoked or has run out. The guest list is gone; scans nobody has yet are not. */
export function DoorEnded({ door, onLeave }: { door: Door; onLeave: () => void }) {
  const { waiting, dead } = useSyncExternalStore(door.subscribe, door.status, door.status)
  return (
    <div data-theme="dark" style={black} className="min-h-dvh bg-black text-ink">
      <main id="main" className="mx-auto flex min-h-dvh w-full max-w-xl flex-col justify-center gap-6 p-4">
        <h1 className="display text-title">This door has ended</h1>
        <p className="text-lg">
          {door.session.event.title}: the link was revoked, or its time is over. The guest list is wiped off this phone. Ask the
          organiser for a new link to go on.
        </p>
        {waiting + dead > 0 ? (
          <Unsent door={door} waiting={waiting} dead={dead} />
        ) : (
          <button type="button" className={`${doorButton} bg-white text-black`} onClick={onLeave}>
            Open another door
          </button>
        )}
      </main>
    </div>
  )
}
