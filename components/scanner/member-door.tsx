'use client'

import { useState } from 'react'
import { GateChoice } from './gate-choice'
import { openAsMember } from './offline/door-session'
import { pageVersion } from './page-version'
import { black } from './scan-page'
import { deviceName, rememberDoor } from './use-door-session'

type Props = {
  event: { id: string; title: string }
  gates: readonly string[]
  lists: readonly { id: string; name: string }[]
}

const problems: Record<string, string> = {
  offline: 'There is no network. Opening a door the first time needs one; afterwards it works without.',
  no_access: 'You are signed out, or may no longer scan here. Reload this page.',
}

/** A member's way to the door: which gate and list this phone stands at, then on to the page that works without a network. */
export function MemberDoor({ event, gates, lists }: Props) {
  const [problem, setProblem] = useState<string>()
  const open = async (gate: string, listId: string | null) => {
    const opening = await openAsMember({ eventId: event.id, gate, listId, name: deviceName(), version: pageVersion })
    if (opening.kind !== 'opened')
      return setProblem(problems[opening.kind] ?? ('message' in opening ? opening.message : 'Try again.'))
    rememberDoor(opening.session.deviceId)
    window.location.assign('/door')
  }
  return (
    <div data-theme="dark" style={black} className="min-h-dvh bg-black text-ink">
      <main id="main" className="mx-auto flex min-h-dvh w-full max-w-xl flex-col p-4">
        <h1 className="pt-2 font-semibold text-lg">{event.title}</h1>
        {problem ? (
          <p role="alert" className="mt-4 rounded-lg bg-[#ffb627] p-4 text-black text-lg">
            {problem}
          </p>
        ) : null}
        <noscript>
          <p className="text-lg">Scanning needs JavaScript. Turn it on for this page, then reload it.</p>
        </noscript>
        <GateChoice gates={gates} lists={lists} onGate={(gate, listId) => void open(gate, listId)} />
      </main>
    </div>
  )
}
