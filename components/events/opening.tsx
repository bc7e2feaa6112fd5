'use client'

import { useFormMetadata } from '@conform-to/react'
import { type ReactNode, useState } from 'react'

/** Whether a form, or these fields of it, needs another look, or did: what was opened for that stays open. */
export function useNeededLook(fields?: readonly string[]): boolean {
  const { allErrors } = useFormMetadata()
  const [needed, setNeeded] = useState(false)
  const now = Object.keys(allErrors).some((name) => fields?.includes(name) ?? true)
  if (now && !needed) setNeeded(true)
  return now || needed
}

/** The fields of a form that waits to be opened: "+ Add a ticket type". It is open when something in it needs another look. */
export function Opening({ title, open = false, children }: { title: string; open?: boolean; children: ReactNode }) {
  const needed = useNeededLook()
  return (
    <details open={open || needed || undefined}>
      <summary className="display list-none text-lg">
        <span aria-hidden="true">+ </span>
        {title}
      </summary>
      <div className="mt-4 flex flex-col gap-5">{children}</div>
    </details>
  )
}
