import type { Metadata } from 'next'
import { OtherWays } from '@/components/auth/other-ways'
import { ProviderButtons } from '@/components/auth/provider-buttons'
import { Form } from '@/components/forms/form'
import { HiddenField } from '@/components/forms/hidden-field'
import { TextField } from '@/components/forms/text-field'
import { PosterArt } from '@/components/poster/poster-art'
import { AuthShell } from '@/components/shell/auth-shell'
import { SubmitButton } from '@/components/ui/submit-button'
import { configuredProviders } from '@/lib/auth/providers'
import { registerInput } from '@/lib/auth/schema'
import { registerAction } from '../actions'
import { type Query, readQuery, withNext } from '../query'

export const metadata: Metadata = { title: 'Create an account' }
export const instant = false

export default async function SignUpPage({ searchParams }: { searchParams: Query }) {
  const { next } = await readQuery(searchParams)
  return (
    <AuthShell title="Create an account" poster={<PosterArt id="evt_sign_up" category="stage" />}>
      <ProviderButtons providers={configuredProviders()} next={next} />
      <Form action={registerAction} schema={registerInput} id="sign-up" labels={{ email: 'E-mail address' }}>
        <TextField name="name" label="Your name" autoComplete="name" missing="Write your name." />
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
          hint="At least 8 characters. A few words in a row are easy to remember and hard to guess."
          autoComplete="new-password"
          missing="Choose a password."
        />
        {next ? <HiddenField name="next" value={next} /> : null}
        <SubmitButton wide pending="Creating your account…">
          Create account
        </SubmitButton>
      </Form>
      <OtherWays ways={[{ lead: 'Have an account?', href: withNext('/sign-in', next), label: 'Sign in' }]} />
    </AuthShell>
  )
}
