'use client'

import { getInputProps, useField } from '@conform-to/react'
import type { ComponentProps, ReactNode } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { FieldProps } from './field-props'

type Type = 'text' | 'email' | 'password' | 'search' | 'tel' | 'url' | 'date' | 'time' | 'datetime-local' | 'number'

/** One line of text, or whatever `type` says. Other props go to the input: `autoComplete`, `placeholder`, `inputMode`. */
export function TextField({
  name,
  label,
  hint,
  missing,
  hideLabel,
  className,
  type = 'text',
  ...rest
}: FieldProps &
  Omit<ComponentProps<typeof Input>, keyof FieldProps | 'type'> & { type?: Type; before?: ReactNode; after?: ReactNode }) {
  const [field] = useField<string>(name)
  const { key, ...props } = getInputProps(field, { type, ariaDescribedBy: hint ? `${field.id}-hint` : undefined })
  const required = rest.required ?? props.required
  return (
    <Field
      id={field.id}
      label={label}
      hint={hint}
      error={field.errors?.join(' ')}
      required={required}
      hideLabel={hideLabel}
      className={className}
    >
      <Input key={key} {...props} {...rest} required={required} data-missing={missing} />
    </Field>
  )
}
