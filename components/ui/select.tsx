import clsx from 'clsx'
import type { ComponentProps } from 'react'
import { controlClass } from './control'

export type Option = { value: string; label: string; disabled?: boolean }

/** The browser's own select. `options`, or your own option elements as children. */
export function Select({
  className,
  options,
  placeholder,
  children,
  ...rest
}: ComponentProps<'select'> & { options?: readonly Option[]; placeholder?: string }) {
  return (
    <span className={clsx('relative flex items-center', className)}>
      <select {...rest} className={clsx(controlClass, 'appearance-none truncate pr-9')}>
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options?.map(({ value, label, disabled }) => (
          <option key={value} value={value} disabled={disabled}>
            {label}
          </option>
        ))}
        {children}
      </select>
      <svg viewBox="0 0 12 12" aria-hidden="true" className="pointer-events-none absolute right-3 size-3">
        <path d="M2 4.5 6 8.5l4-4" fill="none" stroke="currentColor" strokeWidth="1.75" />
      </svg>
    </span>
  )
}
