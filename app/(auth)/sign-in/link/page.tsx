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
import { signInLinkInput } from '@/lib/auth/schema'
import { signInByLinkAction } from '../../actions'
import { type Query, readQuery } from '../../query'

export const metadata: Metadata = { title: 'Sign in', referrer: 'same-origin', robots: { index: false } }
export const instant = false

/** Opening the link uses nothing up, since mail scanners open links too. The button does. */
export default async function SignInLinkPage({ searchParams }: { searchParams: Query }) {
  const { token } = await readQuery(searchParams)
  const link = await readLink('sign_in', token)
  return (
    <AuthShell title="Sign in" poster={<PosterArt id="evt_mail" category="talk" />}>
      {link ? (
        <Form action={signInByLinkAction} schema={signInLinkInput} id="sign-in-link">
          <HiddenField name="token" value={token} />
          {link.isNew ? (
            <TextField name="name" label="Your name" autoComplete="name" required missing="Write your name." />
          ) : null}
          <SubmitButton wide pending="Signing in…">
            Sign in as {link.email}
          </SubmitButton>
        </Form>
      ) : (
        <SpentLink href="/sign-in/mail" label="Get a new sign-in link">
          {new LinkSpent().message}
        </SpentLink>
      )}
    </AuthShell>
  )
}
