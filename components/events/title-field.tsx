'use client'

import { getTextareaProps, useField } from '@conform-to/react'
import { FieldError } from '@/components/ui/field'

/** The title as big as the page will set it. */
export function TitleField() {
  const [field] = useField<string>('title')
  const { key, ...props } = getTextareaProps(field)
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={field.id} className="kicker">
        Title
      </label>
      <textarea
        key={key}
        {...props}
        rows={1}
        placeholder="What is it called?"
        data-missing="Give the event a title."
        className="display field-sizing-content w-full resize-none border-edge border-b-2 bg-transparent pb-2 text-poster placeholder:text-muted/70 focus-visible:border-ink aria-invalid:border-bad"
      />
      {field.errors ? <FieldError id={field.id}>{field.errors.join(' ')}</FieldError> : null}
    </div>
  )
}
