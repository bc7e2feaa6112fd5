'use client'

import { getInputProps, useField } from '@conform-to/react'
import type { ReactNode } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

/**
 * A figure with its unit: an amount in the decimals of a currency, a percentage. Whether it may be empty is decided by what else the form
 * says, so its label does not call it optional.
 */
export function AmountField({
  name,
  label,
  hint,
  unit,
}: {
  name: string
  label: ReactNode
  hint?: string
  /** "EUR", "%" */
  unit: string
}) {
  const [field] = useField<string>(name)
  const { key, ...props } = getInputProps(field, { type: 'text', ariaDescribedBy: hint ? `${field.id}-hint` : undefined })
  return (
    <Field id={field.id} label={label} hint={hint} error={field.errors?.join(' ')} required>
      <Input key={key} {...props} required={false} inputMode="decimal" maxLength={20} autoComplete="off" after={unit} />
    </Field>
  )
}
