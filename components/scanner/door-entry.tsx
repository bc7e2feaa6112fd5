'use client'

import { DoorOpen, KeyRound } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { linkTokenOf } from './offline/door-session'
import { ScanLink } from './scan-link'
import { unlockSound } from './signals'
import type { Entering } from './use-door-session'

const problems: Record<NonNullable<Extract<Entering, { kind: 'none' }>['problem']>, string> = {
  link_ended: 'This door link has ended, or was never one. Ask the organiser for a new one.',
  locked: 'Too many wrong PINs. The link is locked for a quarter of an hour; the organiser can give it another PIN.',
  offline: 'There is no network. Opening a door the first time needs one; afterwards it works without.',
  no_access: 'You may not scan for this event. Ask its organiser.',
  rejected: 'The server did not accept this.',
}

const field = 'min-h-16 rounded-lg bg-surface px-4 text-lg ring-2 ring-edge ring-inset'

type Props = { problem?: keyof typeof problems; message?: string; onLink: (linkToken: string) => void }

/** A phone that is no door yet: it scans the QR of a door link, or takes the link as text. */
export function DoorEntry({ problem, message, onLink }: Props) {
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const linkToken = linkTokenOf(text.slice(text.indexOf('#')))
    setWrong(linkToken === null)
    if (linkToken) onLink(linkToken)
  }
  return (
    <>
      <DoorOpen aria-hidden="true" className="size-12 text-muted" />
      <h1 className="display text-title">Open a door</h1>
      {problem ? (
        <p role="alert" className="rounded-lg bg-[#ffb627] p-4 text-black text-lg">
          {message ?? problems[problem]}
        </p>
      ) : null}
      <p className="text-lg">Point this phone at the QR of a door link. The organiser shows it under Check-in, Doors.</p>
      <ScanLink onLink={onLink} />
      <form onSubmit={submit} className="flex flex-col gap-3">
        <label htmlFor="link" className="font-semibold text-lg">
          Or paste the link
        </label>
        <input
          id="link"
          value={text}
          onChange={(event) => setText(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={wrong || undefined}
          aria-describedby={wrong ? 'link-error' : undefined}
          className={field}
        />
        {wrong ? (
          <p id="link-error" role="alert" className="text-base text-[#ff9b93]">
            This is not a door link. It has /door#k= in it.
          </p>
        ) : null}
        <Button type="submit" size="door" wide>
          Open door
        </Button>
      </form>
    </>
  )
}

/** Asked once on each phone. */
export function PinEntry({ triesLeft, onPin }: { triesLeft?: number; onPin: (pin: string) => void }) {
  const [pin, setPin] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    unlockSound()
    if (pin) onPin(pin)
    setPin('')
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <KeyRound aria-hidden="true" className="size-12 text-muted" />
      <label htmlFor="pin" className="display text-title">
        The PIN of this door
      </label>
      <input
        id="pin"
        value={pin}
        onChange={(event) => setPin(event.target.value.replace(/\D/g, ''))}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={8}
        required
        aria-describedby="pin-hint"
        className={`${field} figures text-center text-title tracking-[0.3em]`}
      />
      <p id="pin-hint" role={triesLeft === undefined ? undefined : 'alert'} className="text-base text-muted">
        {triesLeft === undefined
          ? 'The organiser tells you. It is asked once on this phone.'
          : `Wrong PIN. ${triesLeft === 1 ? '1 try is' : `${triesLeft} tries are`} left before the link is locked.`}
      </p>
      <Button type="submit" size="door" wide>
        Open door
      </Button>
    </form>
  )
}
