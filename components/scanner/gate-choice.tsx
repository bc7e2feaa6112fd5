'use client'

import { DoorOpen } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { unlockSound } from './signals'

/** Asked once for each event and device: its answer goes with every scan, so that people read "at Main door", not "somewhere". */
export function GateChoice({ gate, onGate }: { gate: string; onGate: (gate: string) => void }) {
  const [text, setText] = useState(gate || 'Main door')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    unlockSound()
    if (text.trim()) onGate(text.trim())
  }
  return (
    <form onSubmit={submit} className="flex flex-1 flex-col justify-center gap-4 p-4">
      <DoorOpen aria-hidden="true" className="size-12 text-muted" />
      <label htmlFor="gate" className="display text-title">
        Which gate is this?
      </label>
      <input
        id="gate"
        value={text}
        onChange={(event) => setText(event.target.value)}
        maxLength={60}
        required
        autoComplete="off"
        className="min-h-16 rounded-lg bg-surface px-4 text-lg ring-2 ring-edge ring-inset"
        aria-describedby="gate-hint"
      />
      <p id="gate-hint" className="text-base text-muted">
        It is named with every scan made on this device.
      </p>
      <Button type="submit" size="door" wide>
        Use this gate
      </Button>
    </form>
  )
}
