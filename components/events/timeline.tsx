import Link from 'next/link'
import { Time } from '@/components/ui/time'
import type { Overview } from '@/lib/reports/event-overview'
import { activityWords } from './activity-words'

/** What happened last, newest first, by the clock of the event. */
export function Timeline({ eventId, zone, recent }: { eventId: string; zone: string; recent: Overview['recent'] }) {
  if (recent.length === 0) return <p className="text-muted text-sm">Nothing has happened yet.</p>
  return (
    <ol className="border-line border-l-2 pl-5 text-sm">
      {recent.map((activity) => (
        <li key={activity.id} className="relative pb-4 last:pb-0">
          <span aria-hidden="true" className="absolute top-1.5 -left-[1.6rem] size-2 rounded-full bg-edge" />
          <p>
            <span className="font-semibold">{activity.by ?? 'Foyer'}</span>{' '}
            {activity.orderId ? (
              <Link href={`/console/events/${eventId}/orders/${activity.orderId}`} className="underline-offset-2 hover:underline">
                {activityWords(activity)}
              </Link>
            ) : (
              activityWords(activity)
            )}
          </p>
          <Time instant={activity.at} zone={zone} className="text-muted text-xs" />
        </li>
      ))}
    </ol>
  )
}
