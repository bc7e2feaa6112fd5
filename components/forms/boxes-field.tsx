'use client'

import { getCollectionProps, useField } from '@conform-to/react'
import type { ReactNode } from 'react'
import { FieldError } from '@/components/ui/field'

type Option = { value: string; label: ReactNode; hint?: ReactNode }

/** Any number of several: a list of values, each with its box. None ticked sends nothing; give the schema a default. */
export function BoxesField({
  name,
  label,
  hint,
  options,
  chosen,
}: {
  name: string
  label: string
  hint?: string
  options: readonly Option[]
  /** the values that are ticked at first */
  chosen: readonly string[]
}) {
  const [field] = useField<string[]>(name)
  const boxes = getCollectionProps(field, { type: 'checkbox', options: options.map(({ value }) => value) })
  return (
    <fieldset className="flex flex-col gap-2" aria-describedby={hint ? `${field.id}-hint` : undefined}>
      <legend className="mb-1 font-semibold text-sm">{label}</legend>
      {hint ? (
        <p id={`${field.id}-hint`} className="-mt-1 text-muted text-sm">
          {hint}
        </p>
      ) : null}
      {options.map((option, index) => {
        const { key, ...props } = boxes[index]!
        return (
          <label key={key ?? option.value} className="flex min-h-8 items-start gap-3 text-sm">
            <input
              {...props}
              defaultChecked={props.defaultChecked ?? chosen.includes(option.value)}
              className="size-5 shrink-0 rounded-sm"
            />
            <span className="[overflow-wrap:anywhere]">
              {option.label}
              {option.hint ? <span className="block text-muted">{option.hint}</span> : null}
            </span>
          </label>
        )
      })}
      {field.errors ? <FieldError id={field.id}>{field.errors.join(' ')}</FieldError> : null}
    </fieldset>
  )
}
