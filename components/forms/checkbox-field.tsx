'use client'

import { getInputProps, useField } from '@conform-to/react'
import { Checkbox } from '@/components/ui/checkbox'
import type { FieldProps } from './field-props'

/** Sends `on` when ticked and nothing otherwise; give the schema a default. */
export function CheckboxField({
  name,
  label,
  hint,
  missing,
  className,
  required = false,
}: Omit<FieldProps, 'hideLabel'> & { required?: boolean }) {
  const [field] = useField<boolean>(name)
  const { key, ...props } = getInputProps(field, { type: 'checkbox', ariaDescribedBy: hint ? `${field.id}-hint` : undefined })
  return (
    <Checkbox
      key={key}
      {...props}
      required={required}
      label={label}
      hint={hint}
      error={field.errors?.join(' ')}
      data-missing={missing}
      className={className}
    />
  )
}
