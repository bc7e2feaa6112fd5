import type { Metadata } from 'next'
import { AccountShell } from '@/components/auth/account-shell'
import { Form } from '@/components/forms/form'
import { TextField } from '@/components/forms/text-field'
import { Button } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import { currentContext, signedInOr } from '@/lib/auth/current'
import { previewErasure } from '@/lib/auth/preview-erasure'
import { eraseInput } from '@/lib/auth/schema'
import { eraseAction, signOutAction } from '../actions'

export const metadata: Metadata = { title: 'Erase your account' }
export const instant = false

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

export default async function ErasePage() {
  const { email } = await signedInOr('/account/erase')
  const { pastOrders, comingTickets, organisations } = await previewErasure(await currentContext(), {})
  return (
    <AccountShell title="Erase your account" current="/account" email={email} signOut={signOutAction}>
      <div className="flex max-w-xl flex-col gap-6">
        <p>This cannot be undone. It happens at once:</p>
        <ul className="flex list-disc flex-col gap-2 pl-5">
          <li>Your account, your sign-ins and the mail we keep for you are deleted.</li>
          {pastOrders > 0 ? (
            <li>
              {counted(pastOrders, 'past order loses', 'past orders lose')} your name and address. Organisers keep the rest for
              their books.
            </li>
          ) : null}
          {comingTickets > 0 ? (
            <li>
              {counted(comingTickets, 'ticket', 'tickets')} for events to come {comingTickets === 1 ? 'stays' : 'stay'} good: open
              {comingTickets === 1 ? ' it' : ' them'} by the link in the mail you got.
            </li>
          ) : null}
          {organisations > 0 ? <li>You leave {counted(organisations, 'organisation', 'organisations')}.</li> : null}
        </ul>
        <Form action={eraseAction} schema={eraseInput} id="erase" labels={{ confirm: 'Your e-mail address' }}>
          <TextField
            name="confirm"
            type="email"
            label="Your e-mail address, to confirm"
            hint={email}
            autoComplete="off"
            missing={`Write ${email} to confirm.`}
          />
          <div className="flex flex-wrap gap-3">
            <SubmitButton variant="danger" pending="Erasing…">
              Erase my account
            </SubmitButton>
            <Button href="/account" variant="quiet">
              Keep it
            </Button>
          </div>
        </Form>
      </div>
    </AccountShell>
  )
}
