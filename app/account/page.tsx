import type { Metadata } from 'next'
import { AccountShell } from '@/components/auth/account-shell'
import { AccountSection } from '@/components/auth/section'
import { Form } from '@/components/forms/form'
import { TextField } from '@/components/forms/text-field'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import { currentContext, signedInOr } from '@/lib/auth/current'
import { readMe } from '@/lib/auth/read-me'
import { changePasswordInput, updateMeInput } from '@/lib/auth/schema'
import { changePasswordAction, resendVerificationAction, signOutAction, updateMeAction } from './actions'

export const metadata: Metadata = { title: 'Your account' }
export const instant = false

const notes: Record<string, string> = {
  verified: 'Your address is confirmed.',
  'password-changed': 'Your password is changed. Every other sign-in has ended.',
  'password-removed':
    'Your address is confirmed, and the account is yours. The password it had was chosen before anybody had confirmed the address, so we removed it. Choose a new one below.',
}

export default async function AccountPage({ searchParams }: { searchParams: Promise<{ note?: string | string[] }> }) {
  await signedInOr('/account')
  const { note } = await searchParams
  const me = await readMe(await currentContext(), {})
  const told = notes[String(note)]
  return (
    <AccountShell title="Your account" current="/account" email={me.email} signOut={signOutAction}>
      {told ? <Alert tone="good">{told}</Alert> : null}
      {me.emailVerified ? null : (
        <AccountSection
          title="Confirm your address"
          about="Then you see the tickets bought with it, and may write to your attendees."
        >
          <Form
            action={resendVerificationAction}
            id="resend"
            saved={`We mailed a link to ${me.email}. It works once, for a day.`}
          >
            <SubmitButton variant="quiet" pending="Sending…" className="self-start">
              Mail the link again
            </SubmitButton>
          </Form>
        </AccountSection>
      )}
      <AccountSection title="Profile" about="Organisers see your name on the tickets you get.">
        <Form action={updateMeAction} schema={updateMeInput} id="profile" defaultValue={{ name: me.name }} saved="Saved.">
          <TextField name="name" label="Your name" autoComplete="name" required missing="Write your name." />
          <SubmitButton pending="Saving…" className="self-start">
            Save
          </SubmitButton>
        </Form>
      </AccountSection>
      <AccountSection
        title="Password"
        about={
          me.hasPassword
            ? 'Changing it signs out every other device.'
            : 'You have none: you sign in by mail or with a provider. You may choose one.'
        }
      >
        <Form action={changePasswordAction} schema={changePasswordInput} id="password">
          <input type="email" name="username" autoComplete="username" defaultValue={me.email} readOnly hidden />
          {me.hasPassword ? (
            <TextField
              name="currentPassword"
              type="password"
              label="Current password"
              autoComplete="current-password"
              required
              missing="Write your current password."
            />
          ) : null}
          <TextField
            name="newPassword"
            type="password"
            label="New password"
            hint="At least 8 characters."
            autoComplete="new-password"
            missing="Choose a password."
          />
          <SubmitButton pending="Saving…" className="self-start">
            {me.hasPassword ? 'Change password' : 'Choose password'}
          </SubmitButton>
        </Form>
      </AccountSection>
      <AccountSection title="Leave" about="Erases your account and what we know of you.">
        <Button href="/account/erase" variant="quiet" className="self-start">
          Erase my account
        </Button>
      </AccountSection>
    </AccountShell>
  )
}
