import type { Metadata } from 'next'
import { OtherWays, type Way } from '@/components/auth/other-ways'
import { PosterArt } from '@/components/poster/poster-art'
import { AuthShell } from '@/components/shell/auth-shell'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { env } from '@/lib/config/env'
import { type Query, readQuery, withNext } from '../query'

export const metadata: Metadata = { title: 'Check your mail' }
export const instant = false

type Kind = { text: string; ways: (next: string | undefined) => Way[] }

/** The same words for everybody, so that nobody learns here who has an account. */
const link: Kind = {
  text: 'A link that signs you in is on its way. It works once, for 20 minutes.',
  ways: (next) => [{ lead: 'No mail?', href: withNext('/sign-in/mail', next), label: 'Check the address and send it again' }],
}
const kinds: Record<string, Kind> = {
  link,
  confirm: {
    text: 'A link to confirm your address is on its way. Until you open it you can do almost everything: create events, publish them, get tickets.',
    ways: (next) => [
      { lead: 'Do not wait for it:', href: withNext('/sign-in', next), label: 'Sign in with your password' },
      { lead: 'No mail?', href: withNext('/sign-in/mail', next), label: 'Sign in by mail instead' },
    ],
  },
  reset: {
    text: 'If that address has an account, a link to choose a new password is on its way. It works once, for an hour.',
    ways: () => [{ lead: 'No mail?', href: '/forgot-password', label: 'Check the address and send it again' }],
  },
}

export default async function CheckMailPage({ searchParams }: { searchParams: Query }) {
  const { kind, next } = await readQuery(searchParams)
  const { text, ways } = kinds[kind] ?? link
  return (
    <AuthShell title="Check your mail" poster={<PosterArt id="evt_mail" category="talk" />}>
      <p>{text}</p>
      {env().mailTransport === 'outbox' ? (
        <Alert
          tone="info"
          action={
            <Button href="/outbox" variant="quiet" size="sm">
              Open the outbox
            </Button>
          }
        >
          This installation sends no mail: it keeps it in its outbox.
        </Alert>
      ) : null}
      <OtherWays ways={ways(next)} />
    </AuthShell>
  )
}
