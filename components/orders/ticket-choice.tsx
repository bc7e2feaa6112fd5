'use client'

import { getInputProps, useField } from '@conform-to/react'
import { HiddenField } from '@/components/forms/hidden-field'
import { Badge } from '@/components/ui/badge'
import { FieldError } from '@/components/ui/field'
import { Stepper } from '@/components/ui/stepper'
import type { Choice } from './choices'

/** Every ticket type with how many there are and a quantity; what cannot be ordered now stays visible and says why. */
export function TicketChoice({ choices }: { choices: readonly Choice[] }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {choices.map((choice) => (
        <li key={choice.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4">
          <div className="min-w-0 flex-1 basis-56">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <span className="font-semibold [overflow-wrap:anywhere]">{choice.name}</span>
              <span className="figures">{choice.price}</span>
              <Badge tone={choice.note.tone}>{choice.note.text}</Badge>
            </p>
            {choice.description ? <p className="mt-1 text-muted text-sm">{choice.description}</p> : null}
            {choice.limits ? <p className="mt-1 text-muted text-sm">{choice.limits}</p> : null}
          </div>
          {choice.line === null ? null : <Quantity choice={choice} line={choice.line} />}
        </li>
      ))}
    </ul>
  )
}

/** How many of a type. */
export function Quantity({ choice, line }: { choice: Choice; line: number }) {
  const [field] = useField<string>(`lines[${line}].quantity`)
  const { key, ...props } = getInputProps(field, { type: 'number' })
  return (
    <div className="flex flex-col items-end gap-1.5">
      <HiddenField name={`lines[${line}].ticketTypeId`} value={choice.id} />
      <Stepper key={key} {...props} label={`How many: ${choice.name}`} min={0} max={choice.max} required={false} />
      {field.errors ? <FieldError id={field.id}>{field.errors.join(' ')}</FieldError> : null}
    </div>
  )
}
