import type { Metadata } from 'next'
import { SpentLink } from '@/components/auth/spent-link'
import { Form } from '@/components/forms/form'
import { HiddenField } from '@/components/forms/hidden-field'
import { TextField } from '@/components/forms/text-field'
import { PosterArt } from '@/components/poster/poster-art'
import { AuthShell } from '@/components/shell/auth-shell'
import { SubmitButton } from '@/components/ui/submit-button'
import { currentActor } from '@/lib/auth/current'
import { LinkSpent } from '@/lib/auth/errors'
import { readLink } from '@/lib/auth/read-link'
import { confirmAddressInput } from '@/lib/auth/schema'
import { claimAddressAction, confirmAddressAction, verifyEmailAction } from '../actions'
import { type Query, readQuery } from '../query'

export const metadata: Metadata = { title: 'Confirm your address', referrer: 'same-origin', robots: { index: false } }
export const instant = false

/**
 * Who opens the link has the mailbox, which is not to say that they chose the password. Where they are not signed in to the
 * account already, they show that they did, or take the account over without it.
 */
export default async function VerifyEmailPage({ searchParams }: { searchParams: Query }) {
  const { token } = await readQuery(searchParams)
  const link = await readLink('verify_email', token)
  const actor = await currentActor()
  return (
    <AuthShell title="Confirm your address" poster={<PosterArt id="evt_sign_up" category="stage" />}>
      {!link ? (
        <SpentLink href="/account" label="Go to your account">
          {new LinkSpent().message}
        </SpentLink>
      ) : actor.kind === 'user' && actor.email === link.email ? (
        <Form action={verifyEmailAction} id="verify-email">
          <HiddenField name="token" value={token} />
          <SubmitButton wide pending="Confirming…">
            Confirm {link.email}
          </SubmitButton>
        </Form>
      ) : (
        <>
          <p className="break-words text-muted">Write the password you chose for {link.email}, and you are signed in as well.</p>
          <Form action={confirmAddressAction} schema={confirmAddressInput} id="confirm-address">
            <HiddenField name="token" value={token} />
            <input type="email" name="username" autoComplete="username" defaultValue={link.email} readOnly hidden />
            <TextField
              name="password"
              type="password"
              label="Password"
              autoComplete="current-password"
              missing="Write your password."
            />
            <SubmitButton wide pending="Confirming…">
              Confirm and sign in
            </SubmitButton>
          </Form>
          <section className="flex flex-col gap-3 border-line border-t pt-5 text-sm">
            <h2 className="font-semibold">You do not know the password, or did not sign up yourself?</h2>
            <p className="text-muted">
              The address is yours, so the account is, too. We remove the password and sign out whoever used it, and you choose
              your own.
            </p>
            <Form action={claimAddressAction} id="claim-address">
              <HiddenField name="token" value={token} />
              <SubmitButton variant="quiet" pending="Confirming…">
                Confirm without the password
              </SubmitButton>
            </Form>
          </section>
        </>
      )}
    </AuthShell>
  )
}
