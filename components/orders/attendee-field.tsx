'use client'

import { useFormMetadata } from '@conform-to/react'
import type { ReactNode } from 'react'
import { TextField } from '@/components/forms/text-field'
import { Button } from '@/components/ui/button'

type Props = { index: number; typeName: string; children?: ReactNode /** hidden fields */ }

/** Name and address of the person a ticket is for. Left empty, it carries the buyer's name. */
export function AttendeeField({ index, typeName, children }: Props) {
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
        Ticket {index + 1}, {typeName}
      </legend>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4">
        <p aria-hidden="true" className="font-semibold text-sm">
          Ticket {index + 1} <span className="font-normal text-muted">{typeName}</span>
        </p>
        <Button variant="link" className="script-only text-sm" onClick={copy}>
          Copy my details<span className="sr-only"> to ticket {index + 1}</span>
        </Button>
      </div>
      {children}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name={`attendees[${index}].name`} label="Name" autoComplete="off" required={false} />
        <TextField name={`attendees[${index}].email`} label="E-mail" type="email" autoComplete="off" required={false} />
      </div>
    </fieldset>
  )
}
