'use client'

import clsx from 'clsx'
import { useState } from 'react'
import { DoorData } from './door-data'
import { DoubleAdmissions } from './double-admissions'
import type { Door, DoorStatus } from './offline/door'
import { Section } from './section'
import { doorButton } from './tones'

export type Habits = { confirm: boolean; training: boolean; out: boolean; sound: boolean }

type Props = {
  door: Door
  status: DoorStatus
  habits: Habits
  onHabit: (habit: keyof Habits, on: boolean) => void
  onLeave: () => void
}

const switches: { habit: keyof Habits; label: string; hint: string }[] = [
  { habit: 'confirm', label: 'Confirm each', hint: 'Shows who it is and waits for your thumb. Off: lets in at once.' },
  { habit: 'out', label: 'Exit', hint: 'Scans people out instead of in.' },
  { habit: 'training', label: 'Training', hint: 'Everything works, and nothing is recorded.' },
  { habit: 'sound', label: 'Sound', hint: 'A sound of its own for each answer.' },
]

/** How this phone scans, what happened at other gates, and what lies on this phone. */
export function MorePanel({ door, status, habits, onHabit, onLeave }: Props) {
  const { link } = door.session
  return (
    <div className="flex flex-col gap-8 p-4">
      <ul className="flex flex-col gap-3">
        {switches.map(({ habit, label, hint }) => (
          <li key={habit}>
            <Switch on={habits[habit]} label={label} hint={hint} onToggle={(on) => onHabit(habit, on)} />
          </li>
        ))}
      </ul>
      <DoubleAdmissions door={door} status={status} />
      <DoorData door={door} status={status} />
      <Section title="This door">
        <p className="text-base text-muted">
          {[link.name, link.gate, link.listName].filter(Boolean).join(' · ')}. Until{' '}
          {new Intl.DateTimeFormat('en-GB', {
            dateStyle: 'medium',
            timeStyle: 'short',
            timeZone: door.session.event.timeZone,
          }).format(new Date(link.expiresAt))}
          .
        </p>
        <Leave door={door} unsent={status.waiting + status.dead} onLeave={onLeave} />
      </Section>
    </div>
  )
}

function Switch({ on, label, hint, onToggle }: { on: boolean; label: string; hint: string; onToggle: (on: boolean) => void }) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      onClick={() => onToggle(!on)}
      className={clsx(
        'flex min-h-16 w-full items-center gap-4 rounded-lg px-4 py-3 text-start',
        on ? 'bg-ink text-black' : 'bg-sunken text-ink',
      )}
    >
      <span className="flex-1">
        <span className="block font-semibold text-lg">{label}</span>
        <span className="block text-sm">{hint}</span>
      </span>
      <span aria-hidden="true" className="font-semibold text-lg">
        {on ? 'On' : 'Off'}
      </span>
    </button>
  )
}

function Leave({ door, unsent, onLeave }: { door: Door; unsent: number; onLeave: () => void }) {
  const [asked, ask] = useState(false)
  const leave = async () => {
    if (!asked) return ask(true)
    if (await door.leave()) onLeave()
  }
  if (unsent > 0) return <p className="text-base">Scans wait to be sent: this phone can leave the door when they are.</p>
  return (
    <button type="button" className={clsx(doorButton, 'ring-2 ring-edge ring-inset')} onClick={() => void leave()}>
      {asked ? 'Yes, leave and wipe the guest list' : 'Leave this door'}
    </button>
  )
}
