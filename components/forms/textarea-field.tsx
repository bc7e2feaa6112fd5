'use client'

import { getTextareaProps, useField } from '@conform-to/react'
import type { ComponentProps } from 'react'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import type { FieldProps } from './field-props'

export function TextareaField({
  name,
  label,
  hint,
  missing,
  hideLabel,
  className,
  ...rest
}: FieldProps & Omit<ComponentProps<'textarea'>, keyof FieldProps>) {
  const [field] = useField<string>(name)
  const { key, ...props } = getTextareaProps(field, { ariaDescribedBy: hint ? `${field.id}-hint` : undefined })
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
      <Textarea key={key} {...props} {...rest} required={required} data-missing={missing} />
    </Field>
  )
}
