'use client'

import { useFormMetadata } from '@conform-to/react'
import { HiddenField } from '@/components/forms/hidden-field'
import { TextField } from '@/components/forms/text-field'
import { Button } from '@/components/ui/button'
import type { Choice } from './choices'
import { useQuantities } from './use-quantities'

/**
 * Who each ticket is for. Left empty, it carries the buyer's name. The fields follow the quantities; where no scripts run,
 * a button asks the server for them and keeps what was typed.
 */
export function AttendeeFields({ choices }: { choices: readonly Choice[] }) {
  const form = useFormMetadata()
  const tickets = useQuantities(choices).flatMap(({ choice, quantity }) =>
    Array.from({ length: quantity }, (_, index) => ({ choice, of: index + 1 })),
  )
  return (
    <>
      {tickets.length === 0 ? <p className="text-muted text-sm">Choose your tickets first.</p> : null}
      {tickets.map(({ choice, of }, index) => (
        // a ticket keeps its fields when others are added or taken away before it
        <AttendeeField key={`${choice.id}-${of}`} index={index} choice={choice} />
      ))}
      <noscript>
        <Button {...form.validate.getButtonProps({ name: 'lines' })} type="submit" variant="quiet" className="self-start">
          Show a field for each ticket
        </Button>
      </noscript>
    </>
  )
}

function AttendeeField({ index, choice }: { index: number; choice: Choice }) {
  const { id } = useFormMetadata()
  const copy = () => {
    const form = document.getElementById(id) as HTMLFormElement | null
    for (const field of ['name', 'email']) {
      const from = form?.elements.namedItem(`buyer.${field}`)
      const to = form?.elements.namedItem(`attendees[${index}].${field}`)
      if (!(from instanceof HTMLInputElement && to instanceof HTMLInputElement)) continue
      to.value = from.value
      to.dispatchEvent(new Event('input', { bubbles: true }))
    }
  }
  return (
    <fieldset className="border-line border-t pt-4">
      <legend className="sr-only">
        Ticket {index + 1}, {choice.name}
      </legend>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4">
        <p aria-hidden="true" className="font-semibold text-sm">
          Ticket {index + 1} <span className="font-normal text-muted">{choice.name}</span>
        </p>
        <Button variant="link" className="script-only text-sm" onClick={copy}>
          Copy my details<span className="sr-only"> to ticket {index + 1}</span>
        </Button>
      </div>
      <HiddenField name={`attendees[${index}].ticketTypeId`} value={choice.id} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name={`attendees[${index}].name`} label="Name" autoComplete="off" required={false} />
        <TextField name={`attendees[${index}].email`} label="E-mail" type="email" autoComplete="off" required={false} />
      </div>
    </fieldset>
  )
}
