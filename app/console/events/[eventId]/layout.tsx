import type { Metadata } from 'next'
import { cache, type ReactNode } from 'react'
import { visit } from '@/app/console/visit'
import { EventFrame } from '@/components/events/event-frame'
import { Button } from '@/components/ui/button'
import { Forbidden } from '@/lib/core/error'
import { reachEvent } from '@/lib/events/access'

export const instant = false

type Props = { params: Promise<{ eventId: string }> }

/** A member of any role has a page or two here: door staff the check-in. */
const framedEvent = cache((eventId: string) =>
  visit(`/console/events/${eventId}`, async (ctx) => {
    try {
      return await reachEvent(ctx, eventId, 'event.read')
    } catch (error) {
      if (error instanceof Forbidden) return reachEvent(ctx, eventId, 'door.scan')
      throw error
    }
  }),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await framedEvent((await params).eventId)
  return { title: { default: title, template: `%s · ${title} · Foyer` } }
}

export default async function EventLayout({ params, children }: Props & { children: ReactNode }) {
  const event = await framedEvent((await params).eventId)
  const isShown = event.status !== 'draft'
  return (
    <EventFrame
      event={event}
      role={event.role}
      top={
        <Button
          href={isShown ? `/events/${event.slug}` : `/console/events/${event.id}/preview`}
          variant="quiet"
          size="sm"
          className="whitespace-nowrap"
        >
          {isShown ? 'View page' : 'Preview'}
        </Button>
      }
    >
      {children}
    </EventFrame>
  )
}
