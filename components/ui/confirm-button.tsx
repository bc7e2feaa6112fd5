import type { ReactNode } from 'react'
import type { ButtonLook } from './button'
import { Dialog, DialogClose } from './dialog'
import { SubmitButton } from './submit-button'

/**
 * A destructive act that says what it will do before it does it. The form (a server action that takes FormData, plus the
 * hidden fields) is inside the dialog; without scripts the same form stands on the page under its own heading.
 */
export function ConfirmButton({
  trigger,
  title,
  children,
  confirm,
  pending,
  action,
  fields = {},
  danger = true,
  ...look
}: ButtonLook & {
  trigger: ReactNode
  title: ReactNode /** what will happen, in numbers */
  children: ReactNode /** the verb: "Refund 2 tickets, €48.00" */
  confirm: ReactNode
  pending?: string
  action: (data: FormData) => Promise<void> | void
  fields?: Record<string, string>
  danger?: boolean
}) {
  const form = (
    <form action={action} className="mt-6 flex flex-wrap justify-end gap-3">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <DialogClose>Keep as it is</DialogClose>
      <SubmitButton variant={danger ? 'danger' : 'primary'} pending={pending}>
        {confirm}
      </SubmitButton>
    </form>
  )
  return (
    <>
      <Dialog trigger={trigger} title={title} variant="quiet" {...look}>
        {children}
        {form}
      </Dialog>
      <noscript>
        <section className="rounded-md p-4 ring-1 ring-line">
          <h3 className="font-semibold">{title}</h3>
          {children}
          {form}
        </section>
      </noscript>
    </>
  )
}
