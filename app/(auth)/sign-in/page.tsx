import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { OtherWays } from '@/components/auth/other-ways'
import { ProviderButtons } from '@/components/auth/provider-buttons'
import { Form } from '@/components/forms/form'
import { HiddenField } from '@/components/forms/hidden-field'
import { TextField } from '@/components/forms/text-field'
import { PosterArt } from '@/components/poster/poster-art'
import { AuthShell } from '@/components/shell/auth-shell'
import { Alert } from '@/components/ui/alert'
import { SubmitButton } from '@/components/ui/submit-button'
import { currentActor } from '@/lib/auth/current'
import { configuredProviders } from '@/lib/auth/providers'
import { signInInput } from '@/lib/auth/schema'
import { signInAction } from '../actions'
import { type Query, readQuery, withNext } from '../query'
import { noticeOf } from './notices'

export const metadata: Metadata = { title: 'Sign in' }

/** Sent whole, so that it works without JavaScript: a streamed part would wait for a script. */
export const instant = false

export default async function SignInPage({ searchParams }: { searchParams: Query }) {
  const query = await readQuery(searchParams)
  const { next, note } = query
  const actor = await currentActor()
  if (actor.kind === 'user') redirect(next ?? (note ? `/account?note=${encodeURIComponent(note)}` : '/account'))
  const notice = noticeOf(query)
  return (
    <AuthShell title="Sign in" poster={<PosterArt id="evt_sign_in" category="music" />}>
      {notice ? <Alert tone={notice.tone}>{notice.text}</Alert> : null}
      <ProviderButtons providers={configuredProviders()} next={next} />
      <Form action={signInAction} schema={signInInput} id="sign-in" labels={{ email: 'E-mail address' }}>
        <TextField
          name="email"
          type="email"
          label="E-mail address"
          autoComplete="username"
          missing="Write your e-mail address."
        />
        <TextField
          name="password"
          type="password"
          label="Password"
          autoComplete="current-password"
          missing="Write your password."
        />
        {next ? <HiddenField name="next" value={next} /> : null}
        <SubmitButton wide pending="Signing in…">
          Sign in
        </SubmitButton>
      </Form>
      <OtherWays
        ways={[
          { lead: 'No password at hand?', href: withNext('/sign-in/mail', next), label: 'Get a sign-in link by mail' },
          { lead: 'Forgot it?', href: '/forgot-password', label: 'Choose a new password' },
          { lead: 'New here?', href: withNext('/sign-up', next), label: 'Create an account' },
        ]}
      />
    </AuthShell>
  )
}
