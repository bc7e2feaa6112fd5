'use client'

import type { FormEvent, ReactNode } from 'react'
import { DateTimeField } from '@/components/forms/date-time-field'

const usual = 2 * 3_600_000

/** Two hours after a wall clock, as a wall clock. */
const later = (local: string) => new Date(new Date(`${local}Z`).getTime() + usual).toISOString().slice(0, 16)

/** Start and end. Choosing a start proposes an end two hours on, when there is none yet or it would lie before. */
export function WhenFields({ zone }: { zone: ReactNode }) {
  const proposeEnd = (event: FormEvent<HTMLDivElement>) => {
    const start = event.target
    if (!(start instanceof HTMLInputElement) || start.name !== 'startsAt' || start.value.length < 16) return
    const end = start.form?.elements.namedItem('endsAt')
    if (!(end instanceof HTMLInputElement) || end.value > start.value) return
    end.value = later(start.value)
    end.dispatchEvent(new Event('input', { bubbles: true }))
  }
  return (
    <div onChange={proposeEnd} className="grid gap-4 sm:grid-cols-2">
      <DateTimeField name="startsAt" label="Start" missing="Say when it starts." />
      <DateTimeField name="endsAt" label="End" missing="Say when it ends." />
      <div className="sm:col-span-2">{zone}</div>
    </div>
  )
}
