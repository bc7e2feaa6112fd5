import type { Metadata, Viewport } from 'next'
import { cache } from 'react'
import { visit } from '@/app/console/visit'
import { ScanPage } from '@/components/scanner/scan-page'
import { readCheckin } from '@/lib/checkin/read-checkin'
import { reachEvent } from '@/lib/events/access'
import { may } from '@/lib/orgs/policy'

type Props = { params: Promise<{ event: string }> }

/** Waits for its data, as the console does: a sign-in is a real redirect, an event of others answers 404. */
export const instant = false

export const viewport: Viewport = { themeColor: '#000000', colorScheme: 'dark' }

const doorOf = cache((eventId: string) =>
  visit(`/scan/${eventId}`, async (ctx) => {
    const event = await reachEvent(ctx, eventId, 'door.scan')
    return { event, counts: await readCheckin(ctx, { eventId: event.id }) }
  }),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { event } = await doorOf((await params).event)
  return { title: `Scan · ${event.title}`, robots: { index: false } }
}

export default async function Page({ params }: Props) {
  const { event, counts } = await doorOf((await params).event)
  const { id, title, startsAt, timeZone, venueName, role } = event
  return (
    <ScanPage
      event={{ id, title, startsAt: startsAt.toISOString(), timeZone, venueName }}
      counts={{ inside: counts.inside, expected: counts.expected }}
      mayUndo={may(role, 'door.undo')}
    />
  )
}
