import clsx from 'clsx'
import type { ComponentProps, ReactNode } from 'react'
import { describedBy, FieldError } from './field'

/** One yes-or-no with its own label. */
export function Checkbox({
  label,
  hint,
  error,
  id,
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'type'> & { id: string; label: ReactNode; hint?: ReactNode; error?: ReactNode }) {
  return (
    <div className={clsx('flex flex-col gap-1.5', className)}>
      <div className="grid grid-cols-[auto_1fr] gap-x-3">
        <input
          type="checkbox"
          id={id}
          aria-describedby={describedBy(id, { hint, error })}
          aria-invalid={error ? true : undefined}
          {...rest}
          className="mt-[0.1rem] size-5 shrink-0 rounded-sm"
        />
        <label htmlFor={id} className="font-medium text-sm">
          {label}
        </label>
        {hint ? (
          <p id={`${id}-hint`} className="col-start-2 text-muted text-sm">
            {hint}
          </p>
        ) : null}
      </div>
      {error ? <FieldError id={id}>{error}</FieldError> : null}
    </div>
  )
}
