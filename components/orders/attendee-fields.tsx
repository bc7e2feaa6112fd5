'use client'

import { useFormMetadata } from '@conform-to/react'
import { HiddenField } from '@/components/forms/hidden-field'
import { Button } from '@/components/ui/button'
import { AttendeeField } from './attendee-field'
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
        <AttendeeField key={`${choice.id}-${of}`} index={index} typeName={choice.name}>
          <HiddenField name={`attendees[${index}].ticketTypeId`} value={choice.id} />
        </AttendeeField>
      ))}
      <noscript>
        <Button {...form.validate.getButtonProps({ name: 'lines' })} type="submit" variant="quiet" className="self-start">
          Show a field for each ticket
        </Button>
      </noscript>
    </>
  )
}
