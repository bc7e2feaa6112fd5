import type { Metadata } from 'next'
import { OtherWays } from '@/components/auth/other-ways'
import { Form } from '@/components/forms/form'
import { TextField } from '@/components/forms/text-field'
import { PosterArt } from '@/components/poster/poster-art'
import { AuthShell } from '@/components/shell/auth-shell'
import { SubmitButton } from '@/components/ui/submit-button'
import { addressInput } from '@/lib/auth/schema'
import { forgotPasswordAction } from '../actions'

export const metadata: Metadata = { title: 'Choose a new password' }

export default function ForgotPasswordPage() {
  return (
    <AuthShell title="Forgot your password?" poster={<PosterArt id="evt_forgot" category="film" />}>
      <p className="text-muted">Tell us your address, and we mail you a link to choose a new one.</p>
      <Form action={forgotPasswordAction} schema={addressInput} id="forgot-password" labels={{ email: 'E-mail address' }}>
        <TextField
          name="email"
          type="email"
          label="E-mail address"
          autoComplete="username"
          missing="Write your e-mail address."
        />
        <SubmitButton wide pending="Sending…">
          Mail me a link
        </SubmitButton>
      </Form>
      <OtherWays ways={[{ lead: 'Remembered it?', href: '/sign-in', label: 'Sign in' }]} />
    </AuthShell>
  )
}
