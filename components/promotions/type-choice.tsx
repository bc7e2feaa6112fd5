'use client'

import { getCollectionProps, useField } from '@conform-to/react'
import { FieldError } from '@/components/ui/field'

/** Which ticket types a code is for; none chosen is all of them. */
export function TypeChoice({
  types,
  chosen,
}: {
  types: readonly { id: string; name: string; hidden: boolean }[]
  chosen: readonly string[]
}) {
  const [field] = useField<string[]>('ticketTypeIds')
  const boxes = getCollectionProps(field, { type: 'checkbox', options: types.map(({ id }) => id) })
  return (
    <fieldset className="flex flex-col gap-2" aria-describedby={`${field.id}-hint`}>
      <legend className="mb-1 font-semibold text-sm">Which tickets</legend>
      <p id={`${field.id}-hint`} className="-mt-1 text-muted text-sm">
        Choose none and it is for all of them.
      </p>
      {types.map(({ id, name, hidden }, index) => {
        const { key, ...props } = boxes[index]!
        return (
          <label key={key ?? id} className="flex min-h-8 items-center gap-3 text-sm">
            <input
              {...props}
              defaultChecked={props.defaultChecked ?? chosen.includes(id)}
              className="size-5 shrink-0 rounded-sm"
            />
            <span className="[overflow-wrap:anywhere]">
              {name}
              {hidden ? <span className="text-muted"> · hidden</span> : null}
            </span>
          </label>
        )
      })}
      {field.errors ? <FieldError id={field.id}>{field.errors.join(' ')}</FieldError> : null}
    </fieldset>
  )
}
