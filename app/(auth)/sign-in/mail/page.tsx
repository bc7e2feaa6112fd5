import type { Metadata } from 'next'
import { OtherWays } from '@/components/auth/other-ways'
import { Form } from '@/components/forms/form'
import { HiddenField } from '@/components/forms/hidden-field'
import { TextField } from '@/components/forms/text-field'
import { PosterArt } from '@/components/poster/poster-art'
import { AuthShell } from '@/components/shell/auth-shell'
import { SubmitButton } from '@/components/ui/submit-button'
import { addressInput } from '@/lib/auth/schema'
import { requestSignInLinkAction } from '../../actions'
import { type Query, readQuery, withNext } from '../../query'

export const metadata: Metadata = { title: 'Sign in by mail' }
export const instant = false

export default async function SignInByMailPage({ searchParams }: { searchParams: Query }) {
  const { next } = await readQuery(searchParams)
  return (
    <AuthShell title="Sign in by mail" poster={<PosterArt id="evt_mail" category="talk" />}>
      <p className="text-muted">
        We mail you a link that signs you in. No password, and no account needed before: it shows the tickets you bought with that
        address, too.
      </p>
      <Form action={requestSignInLinkAction} schema={addressInput} id="sign-in-mail" labels={{ email: 'E-mail address' }}>
        <TextField name="email" type="email" label="E-mail address" autoComplete="email" missing="Write your e-mail address." />
        {next ? <HiddenField name="next" value={next} /> : null}
        <SubmitButton wide pending="Sending…">
          Mail me a sign-in link
        </SubmitButton>
      </Form>
      <OtherWays ways={[{ href: withNext('/sign-in', next), label: 'Sign in with a password' }]} />
    </AuthShell>
  )
}
