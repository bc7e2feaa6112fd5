'use client'

import { Fragment, type ReactNode, useLayoutEffect, useRef, useState } from 'react'

/**
 * A page one leaves is hidden, not dropped, and shown again with what was typed. That keeps a draft; but a form that was sent
 * begins anew.
 */
export function Fresh({ children }: { children: ReactNode }) {
  const [visit, setVisit] = useState(0)
  const wasSent = useRef(false)
  useLayoutEffect(
    () => () => {
      if (wasSent.current) setVisit((count) => count + 1)
      wasSent.current = false
    },
    [],
  )
  return (
    <div
      onSubmitCapture={() => {
        wasSent.current = true
      }}
      onInputCapture={() => {
        wasSent.current = false
      }}
    >
      <Fragment key={visit}>{children}</Fragment>
    </div>
  )
}
