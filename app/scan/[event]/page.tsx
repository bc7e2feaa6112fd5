import type { Metadata, Viewport } from 'next'
import { cache } from 'react'
import { visit } from '@/app/console/visit'
import { MemberDoor } from '@/components/scanner/member-door'
import { checkInListsOf } from '@/lib/checkin/check-in-list-view'
import { entryRulesOf } from '@/lib/checkin/entry-rules-read'
import { reachEvent } from '@/lib/events/access'

type Props = { params: Promise<{ event: string }> }

/** Waits for its data, as the console does: a sign-in is a real redirect, an event of others answers 404. */
export const instant = false

export const viewport: Viewport = { themeColor: '#000000', colorScheme: 'dark' }

const doorOf = cache((eventId: string) =>
  visit(`/scan/${eventId}`, async (ctx) => {
    const event = await reachEvent(ctx, eventId, 'door.scan')
    const [{ gates }, lists] = await Promise.all([entryRulesOf(event.id), checkInListsOf(event.id)])
    return { event, gates, lists: lists.map(({ id, name }) => ({ id, name })) }
  }),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { event } = await doorOf((await params).event)
  return { title: `Scan · ${event.title}`, robots: { index: false } }
}

export default async function Page({ params }: Props) {
  const { event, gates, lists } = await doorOf((await params).event)
  return <MemberDoor event={{ id: event.id, title: event.title }} gates={gates} lists={lists} />
}
