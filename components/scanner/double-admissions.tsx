'use client'

import { useEffect, useState } from 'react'
import type { z } from 'zod'
import type { conflictsView } from '@/lib/checkin/view'
import type { Door, DoorStatus } from './offline/door'
import { askServer } from './offline/door-calls'
import { Section } from './section'
import { shortTime } from './verdict'

type Conflicts = z.output<typeof conflictsView>

/** Tickets that were let in where they should not have been, at whatever gates: "gate A 19:02, gate B 19:05". */
export function DoubleAdmissions({ door, status }: { door: Door; status: DoorStatus }) {
  const { event, token } = door.session
  const [conflicts, setConflicts] = useState<Conflicts & { asOf: string | null }>()
  const { standing, syncedAt } = status
  useEffect(() => {
    if (standing !== 'online') return
    let ended = false
    void askServer<Conflicts>(`/events/${encodeURIComponent(event.id)}/conflicts`, { token }).then((outcome) => {
      if (!ended && outcome.kind === 'answered') setConflicts({ ...outcome.value, asOf: syncedAt })
    })
    return () => {
      ended = true
    }
  }, [standing, syncedAt, event.id, token])
  return (
    <Section title="Double admissions">
      {!conflicts ? <p className="text-base text-muted">Known when there is a network.</p> : null}
      {conflicts?.items.length === 0 ? (
        <p className="text-base text-muted">None. A ticket let in at two gates appears here.</p>
      ) : null}
      <ul className="flex flex-col gap-3">
        {conflicts?.items.map(({ ticketId, reference, holderName, admissions }) => (
          <li key={ticketId ?? admissions[0]?.scanId} className="rounded-lg bg-sunken px-4 py-3">
            <p className="font-semibold text-base">
              {holderName ?? 'A ticket we do not know'} <span className="code text-muted text-sm">{reference}</span>
            </p>
            <p className="text-base">
              {admissions.map(({ gate, at }) => `${gate || 'No gate named'} ${shortTime(at, event.timeZone)}`).join(', ')}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
