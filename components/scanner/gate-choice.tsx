'use client'

import { DoorOpen } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { unlockSound } from './signals'

const field = 'min-h-16 w-full rounded-lg bg-surface px-4 text-lg ring-2 ring-edge ring-inset'

type Props = {
  /** the event's; none: any name will do */
  gates: readonly string[]
  lists: readonly { id: string; name: string }[]
  onGate: (gate: string, listId: string | null) => void
}

/** Asked once on each phone: its answer goes with every scan, so that people read "at Main door", not "somewhere". */
export function GateChoice({ gates, lists, onGate }: Props) {
  const [gate, setGate] = useState(gates[0] ?? 'Main door')
  const [listId, setListId] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    unlockSound()
    if (gate.trim()) onGate(gate.trim(), listId || null)
  }
  return (
    <form onSubmit={submit} className="flex flex-1 flex-col justify-center gap-4">
      <DoorOpen aria-hidden="true" className="size-12 text-muted" />
      <label htmlFor="gate" className="display text-title">
        Which gate is this?
      </label>
      {gates.length > 0 ? (
        <select
          id="gate"
          value={gate}
          onChange={(event) => setGate(event.target.value)}
          className={field}
          aria-describedby="gate-hint"
        >
          {gates.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      ) : (
        <input
          id="gate"
          value={gate}
          onChange={(event) => setGate(event.target.value)}
          maxLength={60}
          required
          autoComplete="off"
          className={field}
          aria-describedby="gate-hint"
        />
      )}
      <p id="gate-hint" className="text-base text-muted">
        It is named with every scan made on this phone.
      </p>
      {lists.length > 0 ? (
        <>
          <label htmlFor="list" className="font-semibold text-lg">
            What does it let into?
          </label>
          <select id="list" value={listId} onChange={(event) => setListId(event.target.value)} className={field}>
            <option value="">The entrance</option>
            {lists.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </>
      ) : null}
      <Button type="submit" size="door" wide>
        Use this gate
      </Button>
    </form>
  )
}
