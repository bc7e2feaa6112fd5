'use client'

import { getInputProps } from '@conform-to/react'
import type { ComponentProps, ReactNode } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { FieldProps } from './field-props'
import { useWired } from './use-wired'

type Type = 'text' | 'email' | 'password' | 'search' | 'tel' | 'url' | 'date' | 'time' | 'datetime-local' | 'number'

/** One line of text, or whatever `type` says. Other props go to the input: `autoComplete`, `placeholder`, `inputMode`. */
export function TextField({
  type = 'text',
  ...given
}: FieldProps &
  Omit<ComponentProps<typeof Input>, keyof FieldProps | 'type'> & { type?: Type; before?: ReactNode; after?: ReactNode }) {
  const { field, frame, options, own } = useWired(given)
  const { key, ...props } = getInputProps(field, { type, ...options })
  const required = own.required ?? props.required
  return (
    <Field {...frame} required={required}>
      <Input key={key} {...props} {...own} required={required} />
    </Field>
  )
}
