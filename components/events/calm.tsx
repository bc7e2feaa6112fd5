'use client'

import type { ReactNode } from 'react'
import { useNeededLook } from './opening'

/** A section of a form that can wait: closed until somebody wants it, or something in it needs another look. */
export function Calm({
  title,
  note,
  fields,
  children,
}: {
  title: string
  note: string
  /** names of the fields inside */
  fields: readonly string[]
  children: ReactNode
}) {
  const isOpen = useNeededLook(fields)
  return (
    <details open={isOpen || undefined} className="group rounded-lg bg-surface ring-1 ring-line ring-inset">
      <summary className="flex list-none items-baseline justify-between gap-4 px-5 py-4 sm:px-6">
        <span className="display text-lg">{title}</span>
        <span className="text-end text-muted text-sm">
          {note}{' '}
          <span aria-hidden="true" className="inline-block transition-transform group-open:rotate-45">
            +
          </span>
        </span>
      </summary>
      <div className="flex flex-col gap-5 px-5 pb-5 sm:px-6">{children}</div>
    </details>
  )
}
