'use client'

import { getInputProps, useField } from '@conform-to/react'
import { HiddenField } from '@/components/forms/hidden-field'
import { FieldError } from '@/components/ui/field'
import { Stepper } from '@/components/ui/stepper'
import { ChoiceItem } from './choice-item'
import type { Choice } from './choices'

/** Every ticket type with how many there are and a quantity; what cannot be ordered now stays visible and says why. */
export function TicketChoice({ choices }: { choices: readonly Choice[] }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {choices.map((choice) => (
        <ChoiceItem key={choice.id} choice={choice}>
          {choice.line === null ? null : <Quantity choice={choice} line={choice.line} />}
        </ChoiceItem>
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
