'use client'

import { getSelectProps } from '@conform-to/react'
import type { ComponentProps } from 'react'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { FieldProps } from './field-props'
import { useWired } from './use-wired'

export function SelectField(given: FieldProps & Omit<ComponentProps<typeof Select>, keyof FieldProps>) {
  const { field, frame, options, own } = useWired(given)
  const { key, ...props } = getSelectProps(field, options)
  const required = own.required ?? props.required
  return (
    <Field {...frame} required={required}>
      <Select key={key} {...props} {...own} required={required} />
    </Field>
  )
}
