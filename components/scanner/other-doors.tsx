import type { DoorSession } from './offline/door-session'
import { doorButton } from './tones'

type Props = { sessions: readonly DoorSession[]; current: string; onEnter: (session: DoorSession) => void }

/** The other doors this phone stands at, when it stands at several: another event, another gate. */
export function OtherDoors({ sessions, current, onEnter }: Props) {
  const others = sessions.filter(({ deviceId }) => deviceId !== current)
  if (others.length === 0) return null
  return (
    <aside data-theme="dark" aria-label="Other doors on this phone" className="bg-black p-4 text-ink">
      <div className="mx-auto flex max-w-xl flex-col gap-2">
        <p className="text-base text-muted">Other doors on this phone</p>
        {others.map((session) => (
          <button
            key={session.deviceId}
            type="button"
            className={`${doorButton} ring-2 ring-edge ring-inset`}
            onClick={() => onEnter(session)}
          >
            {session.event.title}
            {session.link.gate ? `, ${session.link.gate}` : ''}
            {session.ended ? ' (ended, with scans not sent)' : ''}
          </button>
        ))}
      </div>
    </aside>
  )
}
