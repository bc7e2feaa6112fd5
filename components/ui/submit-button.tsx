'use client'

import { type ComponentProps, useContext } from 'react'
import { useFormStatus } from 'react-dom'
import { Button, type ButtonLook } from './button'
import { FormPending } from './form-pending'
import { Spinner } from './spinner'

/**
 * Sends the form around it. While it is under way the button says so and takes no second press; it stays focusable, so
 * that focus is not lost.
 */
export function SubmitButton({
  children,
  pending: pendingLabel,
  onClick,
  ...rest
}: Omit<ComponentProps<'button'>, 'type'> &
  ButtonLook & { /** said meanwhile: "Publishing…" */ pending?: string; children: React.ReactNode }) {
  const byAction = useFormStatus().pending
  const pending = useContext(FormPending) || byAction
  return (
    <Button
      {...rest}
      href={undefined}
      type="submit"
      aria-disabled={pending || undefined}
      onClick={(event) => (pending ? event.preventDefault() : onClick?.(event))}
    >
      {pending ? <Spinner /> : null}
      {pending && pendingLabel ? pendingLabel : children}
    </Button>
  )
}
