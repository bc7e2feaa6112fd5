'use client'

import { useState } from 'react'
import type { Door, DoorStatus } from './offline/door'
import type { UnsentFile } from './offline/export-unsent'
import { Section } from './section'
import { doorButton } from './tones'

const button = `${doorButton} ring-2 ring-edge ring-inset`

function save({ name, text }: UnsentFile) {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** What lies on this phone, how safe it is there, and ways to get it to the server or out of here. */
export function DoorData({ door, status }: { door: Door; status: DoorStatus }) {
  const { waiting, dead, rosterSize, room, keeping, clockOffsetMs, clockIsOff } = status
  const facts = [
    `${rosterSize.toLocaleString('en')} tickets on this phone, encrypted.`,
    keeping.kept === 'memory'
      ? 'The browser keeps nothing (a private window, or no room): all of it is gone when this page closes.'
      : room?.evictable
        ? 'The browser may throw it away when the phone runs out of room. Add this page to the home screen to keep it.'
        : null,
    clockIsOff
      ? `The clock of this phone is ${Math.abs(Math.round((clockOffsetMs ?? 0) / 1_000))} s off. Times are set right.`
      : null,
  ]
  return (
    <Section title="On this phone">
      {facts.filter(Boolean).map((fact) => (
        <p key={fact} className="text-base text-muted">
          {fact}
        </p>
      ))}
      <button type="button" className={button} onClick={() => void door.syncNow()}>
        Sync now
      </button>
      {waiting + dead > 0 ? <Unsent door={door} waiting={waiting} dead={dead} /> : null}
    </Section>
  )
}

/** Scans the server does not have: to send again, or to take away in a file. Nothing is let go of before somebody says so. */
export function Unsent({ door, waiting, dead }: { door: Door; waiting: number; dead: number }) {
  const [file, setFile] = useState<UnsentFile>()
  const problems = [...new Set(door.deadLetters().map(({ problem }) => problem))]
  const exportNow = () => {
    const made = door.exportUnsent()
    save(made)
    setFile(made)
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="text-base">
        {waiting > 0 ? `${waiting} ${waiting === 1 ? 'scan waits' : 'scans wait'} to be sent. ` : ''}
        {dead > 0 ? `The server did not take ${dead}: ${problems.join(' ')}` : ''}
      </p>
      {dead > 0 ? (
        <button type="button" className={button} onClick={() => void door.sendAgain(door.deadLetters().map(({ id }) => id))}>
          Send them again
        </button>
      ) : null}
      <button type="button" className={button} onClick={exportNow}>
        Save them to a file
      </button>
      {file ? (
        <button type="button" className={button} onClick={() => void door.release(file.ids).then(() => setFile(undefined))}>
          The file {file.name} is safe: take these {file.ids.length} off this phone
        </button>
      ) : null}
    </div>
  )
}
