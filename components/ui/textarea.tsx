import clsx from 'clsx'
import type { ComponentProps } from 'react'
import { controlClass } from './control'

/** Grows with its text where the browser can (`field-sizing`), else keeps `rows`. */
export function Textarea({ className, rows = 4, ...rest }: ComponentProps<'textarea'>) {
  return <textarea rows={rows} {...rest} className={clsx(controlClass, 'field-sizing-content min-h-24 py-2.5', className)} />
}
