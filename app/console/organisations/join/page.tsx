import type { Metadata } from 'next'
import { SpentLink } from '@/components/auth/spent-link'
import { Form } from '@/components/forms/form'
import { HiddenField } from '@/components/forms/hidden-field'
import { roleNames } from '@/components/orgs/role-words'
import { PosterArt } from '@/components/poster/poster-art'
import { AuthShell } from '@/components/shell/auth-shell'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import { currentActor } from '@/lib/auth/current'
import { InvitationSpent, OtherAddress, UnprovenAddress } from '@/lib/orgs/errors'
import { readInvitation } from '@/lib/orgs/read-invitation'
import { accept } from '../actions'

export const metadata: Metadata = { title: 'Invitation', referrer: 'same-origin', robots: { index: false } }
export const instant = false

/** Opening the link uses nothing up, since mail scanners open links too. The button does. */
export default async function JoinPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const [{ token }, actor] = await Promise.all([searchParams, currentActor()])
  const secret = typeof token === 'string' ? token : ''
  const invitation = await readInvitation(secret)
  const here = encodeURIComponent(`/console/organisations/join?token=${encodeURIComponent(secret)}`)
  return (
    <AuthShell
      title={invitation ? invitation.organisation : 'Invitation'}
      poster={<PosterArt id="evt_join" category="community" />}
    >
      {!invitation ? (
        <SpentLink href="/console" label="To your events">
          {new InvitationSpent().message}
        </SpentLink>
      ) : (
        <>
          <p>
            {invitation.organisation} asks <strong className="[overflow-wrap:anywhere]">{invitation.email}</strong> to work for
            it. The role: <strong>{roleNames[invitation.role]}</strong>.
          </p>
          {actor.kind !== 'user' ? (
            <div className="flex flex-col gap-3">
              <Button href={`/sign-in?next=${here}`} wide>
                Sign in to accept
              </Button>
              <Button href={`/sign-up?next=${here}`} variant="quiet" wide>
                Create an account
              </Button>
            </div>
          ) : actor.email !== invitation.email ? (
            <Alert tone="warn" title={`You are signed in as ${actor.email}`}>
              {new OtherAddress().message}
            </Alert>
          ) : !actor.verified ? (
            <>
              <Alert tone="warn">{new UnprovenAddress().message}</Alert>
              <Button href="/account" wide>
                To your account
              </Button>
            </>
          ) : (
            <Form action={accept} id="join">
              <HiddenField name="token" value={secret} />
              <SubmitButton wide pending="Joining…">
                Accept the invitation
              </SubmitButton>
            </Form>
          )}
        </>
      )}
    </AuthShell>
  )
}
