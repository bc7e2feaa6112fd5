'use client'

import { useField } from '@conform-to/react'

/** A value the form began with and keeps, whatever the page around it learns meanwhile: the version its editor saw. */
export function KeptField({ name }: { name: string }) {
  const [field] = useField<string>(name)
  return <input key={field.key} type="hidden" name={field.name} form={field.formId} defaultValue={field.initialValue} />
}
