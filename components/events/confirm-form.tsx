import type { ReactNode } from 'react'
import { Form } from '@/components/forms/form'
import type { Action } from '@/components/forms/form-body'
import type { ButtonLook } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { SubmitButton } from '@/components/ui/submit-button'

/**
 * An act that is asked about first, in numbers, and that can be refused: the form stands in the dialog and shows why. Without
 * scripts it stands on the page.
 */
export function ConfirmForm({
  trigger,
  title,
  children,
  confirm,
  pending,
  action,
  fields,
  inputs,
  danger = false,
  size,
}: {
  trigger: ReactNode
  title: ReactNode
  /** what will happen */
  children: ReactNode
  /** the verb, with its number */
  confirm: ReactNode
  pending: string
  action: Action
  fields: Record<string, string>
  /** what else is asked */
  inputs?: ReactNode
  danger?: boolean
  size?: ButtonLook['size']
}) {
  const form = (way: ReactNode) => (
    <Form action={action} className="mt-5">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {inputs}
      <div className="flex flex-wrap justify-end gap-3">
        {way}
        <SubmitButton variant={danger ? 'danger' : 'primary'} pending={pending}>
          {confirm}
        </SubmitButton>
      </div>
    </Form>
  )
  return (
    <>
      <span className="script-only">
        <Dialog trigger={trigger} title={title} variant="quiet" size={size}>
          {children}
          {form(<DialogClose>Keep it as it is</DialogClose>)}
        </Dialog>
      </span>
      <noscript>
        <details className="rounded-md p-4 ring-1 ring-line">
          <summary className="font-semibold text-sm">{trigger}</summary>
          <p className="mt-3 font-semibold">{title}</p>
          <div className="text-sm">{children}</div>
          {form(null)}
        </details>
      </noscript>
    </>
  )
}
