import Link from 'next/link'
import { Alert } from '@/components/ui/alert'
import type { EventCard } from '@/lib/events/discovery-view'
import type { PublicEvent } from '@/lib/events/public-view'
import { whenInWords } from './words'

/** What a late visitor must know first: it is over, it is cancelled, or it is not there for others yet. */
export function EventNotice({ event, next, now }: { event: PublicEvent; next?: EventCard; now: number }) {
  const { status, organisation } = event
  if (status === 'published') return null
  const onward = next ? (
    <>
      Next by {organisation.name}:{' '}
      <Link href={`/events/${next.slug}`} className="font-semibold underline underline-offset-4">
        {next.title}
      </Link>
      , {whenInWords(next, now)}.
    </>
  ) : (
    <>
      See{' '}
      <Link href={`/organisers/${organisation.slug}`} className="font-semibold underline underline-offset-4">
        what {organisation.name} does next
      </Link>{' '}
      or{' '}
      <Link href="/events" className="font-semibold underline underline-offset-4">
        what else is on
      </Link>
      .
    </>
  )
  if (status === 'draft')
    return <Alert title="A draft">Only your organisation sees this page until the event is published.</Alert>
  if (status === 'cancelled') {
    return (
      <Alert tone="bad" title="This event is cancelled">
        It will not take place, and its tickets no longer admit. {onward}
      </Alert>
    )
  }
  return (
    <Alert tone="neutral" title="This event is over">
      {onward}
    </Alert>
  )
}
