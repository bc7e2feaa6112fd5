import { Button } from '@/components/ui/button'
import { Time } from '@/components/ui/time'
import type { EventFacts } from '@/lib/tickets/event-facts'

const early = 30 * 60_000 // milliseconds before the start

/** The way into an online event, for those who hold a ticket: there from half an hour before it starts until it ends. */
export function JoinButton({ event, now }: { event: EventFacts; now: Date }) {
  const opens = new Date(event.startsAt.getTime() - early)
  if (!event.online || event.status !== 'published') return null
  if (now < opens)
    return (
      <p className="text-sm">
        The button to join online appears here <Time instant={opens} zone={event.timeZone} />.
      </p>
    )
  if (!event.joinUrl)
    return <p className="text-sm">The organiser has not put the link to join here yet. Look again in a moment.</p>
  return (
    <Button href={event.joinUrl} size="lg" target="_blank" rel="noreferrer">
      Join online
    </Button>
  )
}
