'use client'

import { type ReactNode, useId, useRef } from 'react'
import { Button, type ButtonLook } from './button'

/**
 * A question in front of the page, in the browser's own dialog: it keeps the focus inside, closes on Escape and gives the
 * focus back. `trigger` is what the button that opens it says.
 */
export function Dialog({
  trigger,
  title,
  children,
  ...look
}: ButtonLook & { trigger: ReactNode; title: ReactNode; children: ReactNode }) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  return (
    <>
      <Button {...look} className="script-only" aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
        {trigger}
      </Button>
      <dialog ref={dialog} aria-labelledby={id} closedby="any" className="dialog">
        <h2 id={id} className="display text-title">
          {title}
        </h2>
        <div className="mt-3 text-sm">{children}</div>
      </dialog>
    </>
  )
}

/** Leaves the dialog around it without doing anything. */
export function DialogClose({ children }: { children: ReactNode }) {
  return (
    <Button variant="quiet" className="script-only" onClick={(event) => event.currentTarget.closest('dialog')?.close()}>
      {children}
    </Button>
  )
}
