'use client'

import { getTextareaProps } from '@conform-to/react'
import type { ComponentProps } from 'react'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import type { FieldProps } from './field-props'
import { useWired } from './use-wired'

export function TextareaField(given: FieldProps & Omit<ComponentProps<'textarea'>, keyof FieldProps>) {
  const { field, frame, options, own } = useWired(given)
  const { key, ...props } = getTextareaProps(field, options)
  const required = own.required ?? props.required
  return (
    <Field {...frame} required={required}>
      <Textarea key={key} {...props} {...own} required={required} />
    </Field>
  )
}
