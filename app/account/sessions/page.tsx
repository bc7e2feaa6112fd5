import type { Metadata } from 'next'
import { AccountShell } from '@/components/auth/account-shell'
import { SessionList } from '@/components/auth/session-list'
import { Form } from '@/components/forms/form'
import { SubmitButton } from '@/components/ui/submit-button'
import { currentContext, signedInOr } from '@/lib/auth/current'
import { listSessions } from '@/lib/auth/list-sessions'
import { endAllSessionsAction, endOtherSessionsAction, endSessionAction, signOutAction } from '../actions'

export const metadata: Metadata = { title: 'Your sign-ins' }
export const instant = false

export default async function SessionsPage() {
  const { email } = await signedInOr('/account/sessions')
  const { items } = await listSessions(await currentContext(), {})
  const others = items.filter(({ current }) => !current).length
  return (
    <AccountShell title="Your sign-ins" current="/account/sessions" email={email} signOut={signOutAction}>
      <p className="max-w-prose text-muted">
        Every browser and program that is signed in to your account. What you sign out here is signed out at once.
      </p>
      <SessionList sessions={items} end={endSessionAction} />
      <div className="flex flex-wrap gap-3">
        {others > 0 ? (
          <Form action={endOtherSessionsAction} id="end-others">
            <SubmitButton variant="danger" pending="Signing out…">
              {others === 1 ? 'Sign out the other one' : `Sign out the ${others} others`}
            </SubmitButton>
          </Form>
        ) : null}
        <Form action={endAllSessionsAction} id="end-all">
          <SubmitButton variant="quiet" pending="Signing out…">
            Sign out everywhere, here too
          </SubmitButton>
        </Form>
      </div>
    </AccountShell>
  )
}
