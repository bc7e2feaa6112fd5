import { Form } from '@/components/forms/form'
import type { Action } from '@/components/forms/form-body'
import { HiddenField } from '@/components/forms/hidden-field'
import { SubmitButton } from '@/components/ui/submit-button'

type Props = { action: Action; orderId: string; deliveryId: string; idempotencyKey: string }

/** Sends a message again, as a new one with a state of its own. */
export function ResendForm({ action, orderId, deliveryId, idempotencyKey }: Props) {
  return (
    <Form action={action} className="gap-2">
      <HiddenField name="id" value={orderId} />
      <HiddenField name="deliveryId" value={deliveryId} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <SubmitButton variant="quiet" size="sm" pending="Sending…" className="self-start">
        Send again
      </SubmitButton>
    </Form>
  )
}
