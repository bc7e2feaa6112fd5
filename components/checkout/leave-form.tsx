import { Form } from '@/components/forms/form'
import type { Action } from '@/components/forms/form-body'
import { HiddenField } from '@/components/forms/hidden-field'
import { buttonClass } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'

type Props = { action: Action; token: string; units: number }

/** Gives the tickets back, after saying what that means. Opens without scripts. */
export function LeaveForm({ action, token, units }: Props) {
  return (
    <details className="group max-w-xl">
      <summary className={buttonClass({ variant: 'link' })}>Leave and give the tickets back</summary>
      <div className="mt-4 rounded-md bg-surface p-5 ring-1 ring-line ring-inset">
        <h2 className="font-semibold">Give {units === 1 ? 'the ticket' : `the ${units} tickets`} back?</h2>
        <p className="mt-1 mb-4 text-sm">
          {units === 1 ? 'It goes' : 'They go'} back on sale at once, and others can have {units === 1 ? 'it' : 'them'}. Nothing
          was charged.
        </p>
        <Form action={action}>
          <HiddenField name="token" value={token} />
          <SubmitButton variant="quiet" pending="Leaving…" className="self-start">
            Give {units === 1 ? '1 ticket' : `${units} tickets`} back
          </SubmitButton>
        </Form>
      </div>
    </details>
  )
}
