import type { Metadata } from 'next'
import { SpentLink } from '@/components/auth/spent-link'
import { Form } from '@/components/forms/form'
import { HiddenField } from '@/components/forms/hidden-field'
import { TextField } from '@/components/forms/text-field'
import { PosterArt } from '@/components/poster/poster-art'
import { AuthShell } from '@/components/shell/auth-shell'
import { SubmitButton } from '@/components/ui/submit-button'
import { LinkSpent } from '@/lib/auth/errors'
import { readLink } from '@/lib/auth/read-link'
import { resetPasswordInput } from '@/lib/auth/schema'
import { resetPasswordAction } from '../actions'
import { type Query, readQuery } from '../query'

export const metadata: Metadata = { title: 'Choose a new password', referrer: 'same-origin', robots: { index: false } }
export const instant = false

export default async function ResetPasswordPage({ searchParams }: { searchParams: Query }) {
  const { token } = await readQuery(searchParams)
  const link = await readLink('reset_password', token)
  return (
    <AuthShell title="Choose a new password" poster={<PosterArt id="evt_forgot" category="film" />}>
      {link ? (
        <>
          <p className="break-words text-muted">For {link.email}. Every device that is signed in will have to sign in again.</p>
          <Form
            action={resetPasswordAction}
            schema={resetPasswordInput}
            id="reset-password"
            labels={{ password: 'New password' }}
          >
            <HiddenField name="token" value={token} />
            <TextField
              name="password"
              type="password"
              label="New password"
              hint="At least 8 characters."
              autoComplete="new-password"
              missing="Choose a password."
            />
            <SubmitButton wide pending="Saving…">
              Save new password
            </SubmitButton>
          </Form>
        </>
      ) : (
        <SpentLink href="/forgot-password" label="Get a new link">
          {new LinkSpent().message}
        </SpentLink>
      )}
    </AuthShell>
  )
}
