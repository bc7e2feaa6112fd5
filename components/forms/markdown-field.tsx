'use client'

import { getTextareaProps, useField } from '@conform-to/react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Skeleton } from '@/components/ui/skeleton'
import { Textarea } from '@/components/ui/textarea'
import type { FieldProps } from './field-props'

/** Fetched on the first look at a preview: the markdown reader is larger than the rest of the form. */
const Prose = lazy(() => import('@/components/ui/prose').then((module) => ({ default: module.Prose })))

/** Text in markdown, with a preview of just what the page will show. */
export function MarkdownField({
  name,
  label,
  hint = 'Markdown works: **bold**, lists, [links](https://example.org).',
  missing,
  hideLabel,
  className,
  rows = 8,
}: FieldProps & { rows?: number }) {
  const [field] = useField<string>(name)
  const [preview, setPreview] = useState<string | null>(null)
  const { key, ...props } = getTextareaProps(field, { ariaDescribedBy: `${field.id}-hint` })
  const toggle = () => {
    const area = document.getElementById(field.id) as HTMLTextAreaElement | null
    setPreview((now) => (now === null ? (area?.value ?? '') : null))
  }
  return (
    <Field
      id={field.id}
      label={label}
      hint={hint}
      error={field.errors?.join(' ')}
      required={props.required}
      hideLabel={hideLabel}
      className={className}
    >
      <div hidden={preview !== null}>
        <Textarea key={key} {...props} rows={rows} data-missing={missing} className="block" />
      </div>
      {preview === null ? null : (
        <section aria-label="Preview" className="min-h-24 rounded-md bg-surface px-4 py-3 ring-1 ring-line ring-inset">
          <Suspense fallback={<Skeleton className="h-20" />}>
            {preview.trim() ? <Prose>{preview}</Prose> : <p className="text-muted text-sm">Nothing written yet.</p>}
          </Suspense>
        </section>
      )}
      <span className="script-only self-start">
        <Button variant="link" aria-pressed={preview !== null} onClick={toggle}>
          {preview === null ? 'Preview' : 'Write on'}
        </Button>
      </span>
    </Field>
  )
}
