import type { ComponentProps } from 'react'
import { Form } from '@/components/forms/form'
import type { Action } from '@/components/forms/form-body'
import { HiddenField } from '@/components/forms/hidden-field'
import { SubmitButton } from '@/components/ui/submit-button'

/** One button that makes the test bank do one thing. */
export function ChoiceForm({
  action,
  session,
  choice,
  ...button
}: { action: Action; session: string; choice: string } & ComponentProps<typeof SubmitButton>) {
  return (
    <Form action={action} id={`choice-${choice}`} className="gap-3">
      <HiddenField name="session" value={session} />
      <HiddenField name="choice" value={choice} />
      <SubmitButton {...button} />
    </Form>
  )
}
