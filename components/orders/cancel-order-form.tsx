import { Form } from '@/components/forms/form'
import type { Action } from '@/components/forms/form-body'
import { HiddenField } from '@/components/forms/hidden-field'
import { buttonClass } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'

type Props = { action: Action; order: { id: string; number: string }; token?: string; tickets: number; children?: string }

/** Says what will happen, in numbers, before it can be done. Opens without scripts. */
export function CancelOrderForm({ action, order, token, tickets, children }: Props) {
  const count = tickets === 1 ? '1 ticket' : `${tickets} tickets`
  return (
    <details className="group max-w-xl">
      <summary className={buttonClass({ variant: 'quiet' })}>Cancel this order</summary>
      <div className="mt-4 rounded-md bg-surface p-5 ring-1 ring-line ring-inset">
        <h3 className="font-semibold">Cancel order {order.number}?</h3>
        <p className="mt-1 mb-4 text-sm">
          {tickets === 1 ? 'Its ticket stops' : `Its ${tickets} tickets stop`} working and{' '}
          {tickets === 1 ? 'the place goes' : 'the places go'} to others. This cannot be undone. {children}
        </p>
        <Form action={action}>
          <HiddenField name="id" value={order.id} />
          {token ? <HiddenField name="token" value={token} /> : null}
          <SubmitButton variant="danger" pending="Cancelling…" className="self-start">
            Cancel {count}
          </SubmitButton>
        </Form>
      </div>
    </details>
  )
}
