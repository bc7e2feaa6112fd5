'use client'

import { getSelectProps, useField } from '@conform-to/react'
import type { ComponentProps } from 'react'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { FieldProps } from './field-props'

export function SelectField({
  name,
  label,
  hint,
  missing,
  hideLabel,
  className,
  ...rest
}: FieldProps & Omit<ComponentProps<typeof Select>, keyof FieldProps>) {
  const [field] = useField<string>(name)
  const { key, ...props } = getSelectProps(field, { ariaDescribedBy: hint ? `${field.id}-hint` : undefined })
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
      <Select key={key} {...props} {...rest} required={required} data-missing={missing} />
    </Field>
  )
}
