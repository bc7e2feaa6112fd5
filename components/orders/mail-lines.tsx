import Link from 'next/link'
import { Time } from '@/components/ui/time'
import type { SentMail } from '@/lib/email/deliveries-of'

type Props = { mails: readonly SentMail[]; timeZone: string /** mail is kept here, to be read */; outbox: boolean }

/** Where the tickets were mailed to, and what became of it, in words for the buyer. */
export function MailLines({ mails, timeZone, outbox }: Props) {
  return (
    <ul aria-live="polite" className="flex flex-col gap-1 text-sm">
      {mails.map((mail) => (
        <li key={mail.id}>
          <Fate mail={mail} timeZone={timeZone} />
          {outbox && mail.state === 'sent' ? (
            <>
              {' '}
              <Link href={`/outbox/${mail.id}`} className="underline underline-offset-4">
                Read it here
              </Link>
            </>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

const subjects: Record<string, string> = {
  ticket: 'A ticket',
  'order-cancelled': 'The cancellation',
  'event-cancelled': 'The news',
  refund: 'Word of your refund',
  'late-payment': 'Word of your refund',
  'payment-failed': 'The news',
}

function Fate({ mail: { state, toAddress, template, sentAt }, timeZone }: { mail: SentMail; timeZone: string }) {
  const what = subjects[template] ?? 'The tickets'
  const to = <strong className="font-semibold">{toAddress}</strong>
  if (state === 'queued')
    return (
      <>
        {what} {what === 'The tickets' ? 'are' : 'is'} on the way to {to}.
      </>
    )
  if (state === 'withheld')
    return (
      <span className="text-warn">
        {what} {what === 'The tickets' ? 'were' : 'was'} not sent to {to}: this address got too many tickets by mail of late. Pass
        its link on yourself.
      </span>
    )
  if (state === 'failed')
    return (
      <span className="text-bad">
        {what} could not be delivered to {to}. Keep the address of this page: it works as well.
      </span>
    )
  return (
    <>
      {what} {what === 'The tickets' ? 'were' : 'was'} sent to {to}
      {sentAt ? (
        <>
          {' '}
          at <Time instant={sentAt} zone={timeZone} show="time" />
        </>
      ) : null}
      .
    </>
  )
}
