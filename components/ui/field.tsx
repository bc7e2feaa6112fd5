import clsx from 'clsx'
import type { ReactNode } from 'react'

/** The ids a control names in `aria-describedby`, given what its Field shows. */
export function describedBy(id: string, { hint, error }: { hint?: ReactNode; error?: ReactNode }): string | undefined {
  return [error ? `${id}-error` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ') || undefined
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-error`} className="flex gap-1.5 font-medium text-bad text-sm">
      <span aria-hidden="true" className="mt-[0.3em] inline-block size-2.5 shrink-0 rotate-45 bg-current" />
      {children}
    </p>
  )
}

/** Label, hint and error around one control. The control carries `id={id}` and `aria-describedby={describedBy(id, …)}`. */
export function Field({
  id,
  label,
  hint,
  error,
  required = false,
  hideLabel = false,
  className,
  children,
}: {
  id: string
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  required?: boolean
  hideLabel?: boolean
  className?: string
  children: ReactNode
}) {
  return (
    <div className={clsx('flex flex-col gap-1.5', className)}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'font-semibold text-sm'}>
        {label}
        {required ? null : <span className="font-normal text-muted"> (optional)</span>}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="-mt-1 text-muted text-sm">
          {hint}
        </p>
      ) : null}
      {children}
      {error ? <FieldError id={id}>{error}</FieldError> : null}
    </div>
  )
}
