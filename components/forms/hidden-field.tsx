'use client'

import { useField } from '@conform-to/react'

/** A value the form carries along: an id, a version. */
export function HiddenField({ name, value }: { name: string; value: string }) {
  const [field] = useField<string>(name)
  return <input type="hidden" name={field.name} form={field.formId} value={value} />
}
