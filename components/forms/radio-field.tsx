'use client'

import { useField } from '@conform-to/react'
import { type Choice, RadioGroup } from '@/components/ui/radio-group'
import type { FieldProps } from './field-props'

/** A choice of few: `look="list"` or `look="segments"`. */
export function RadioField({
  name,
  label,
  hint,
  options,
  look,
  required,
}: Omit<FieldProps, 'hideLabel' | 'className' | 'missing'> & {
  options: readonly Choice[]
  look?: 'list' | 'segments'
  required?: boolean
}) {
  const [field] = useField<string>(name)
  return (
    <RadioGroup
      key={field.key}
      id={field.id}
      name={field.name}
      form={field.formId}
      legend={label}
      hint={hint}
      options={options}
      look={look}
      required={required ?? field.required}
      defaultValue={typeof field.initialValue === 'string' ? field.initialValue : undefined}
      error={field.errors?.join(' ')}
    />
  )
}
