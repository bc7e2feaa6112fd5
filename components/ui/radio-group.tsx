import clsx from 'clsx'
import type { ReactNode } from 'react'
import { describedBy, FieldError } from './field'

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }

type Props = {
  id: string
  name: string
  legend: ReactNode
  options: readonly Choice[]
  defaultValue?: string
  hint?: ReactNode
  error?: ReactNode
  required?: boolean
  form?: string
}

/** A choice of few, all visible: `look="list"` with hints, or `look="segments"` side by side. */
export function RadioGroup({ look = 'list', ...props }: Props & { look?: 'list' | 'segments' }) {
  const { id, name, legend, options, defaultValue, hint, error, required, form } = props
  const segments = look === 'segments'
  return (
    <fieldset id={id} aria-describedby={describedBy(id, { hint, error })} className="flex min-w-0 flex-col gap-1.5">
      <legend className="mb-1.5 font-semibold text-sm">{legend}</legend>
      {hint ? (
        <p id={`${id}-hint`} className="-mt-2 text-muted text-sm">
          {hint}
        </p>
      ) : null}
      <div className={segments ? 'grid auto-cols-fr grid-flow-col gap-1 rounded-md bg-sunken p-1' : 'flex flex-col gap-2'}>
        {options.map((option) => (
          <label
            key={option.value}
            className={clsx(
              'cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-ink has-focus-visible:outline-offset-2 has-disabled:opacity-50',
              segments
                ? 'flex min-h-9 items-center justify-center rounded-sm px-3 text-center font-medium text-sm has-checked:bg-surface has-checked:shadow-lift'
                : 'grid grid-cols-[auto_1fr] gap-x-3 rounded-md p-3 ring-1 ring-line ring-inset has-checked:bg-accent-wash has-checked:ring-2 has-checked:ring-accent-text',
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              form={form}
              required={required}
              disabled={option.disabled}
              defaultChecked={option.value === defaultValue}
              className={segments ? 'sr-only' : 'mt-0.5 size-4'}
            />
            <span className={segments ? undefined : 'font-medium text-sm'}>{option.label}</span>
            {option.hint && !segments ? <span className="col-start-2 text-muted text-sm">{option.hint}</span> : null}
          </label>
        ))}
      </div>
      {error ? <FieldError id={id}>{error}</FieldError> : null}
    </fieldset>
  )
}
