import type { Metadata } from 'next'
import { visit } from '@/app/console/visit'
import { CheckInTabs } from '@/components/checkin/check-in-tabs'
import { DeviceTable } from '@/components/checkin/device-table'
import { DoorLinkForm } from '@/components/checkin/door-link-form'
import { DoorLinkList } from '@/components/checkin/door-link-list'
import { Said } from '@/components/events/said'
import { PageHead } from '@/components/shell/page-head'
import { Card } from '@/components/ui/card'
import { checkInListsOf } from '@/lib/checkin/check-in-list-view'
import { doorLinksOf } from '@/lib/checkin/door-link-view'
import { entryRulesOf } from '@/lib/checkin/entry-rules-read'
import { listDevices } from '@/lib/checkin/list-devices'
import { reachEvent } from '@/lib/events/access'
import { endDoorLink, endPhone, saveDoorLink } from './actions'

export const metadata: Metadata = { title: 'Doors' }

export const instant = false

type Props = { params: Promise<{ eventId: string }>; searchParams: Promise<{ said?: string; edit?: string }> }

export default async function DoorsPage({ params, searchParams }: Props) {
  const [{ eventId }, { said, edit }] = await Promise.all([params, searchParams])
  const { event, links, devices, lists, rules } = await visit(`/console/events/${eventId}/check-in/doors`, async (ctx) => {
    const event = await reachEvent(ctx, eventId, 'event.manage')
    const [links, { items: devices }, lists, rules] = await Promise.all([
      doorLinksOf(event),
      listDevices(ctx, { eventId: event.id }),
      checkInListsOf(event.id),
      entryRulesOf(event.id),
    ])
    return { event, links, devices, lists, rules }
  })
  const changed = links.find(({ id, url }) => id === edit && url !== null)
  const form = { action: saveDoorLink, event: { ...event, gates: rules.gates }, types: rules.ticketTypes, lists }
  return (
    <>
      <Said code={said} />
      <PageHead title="Check-in">
        A door link makes any phone a door: no account, no app. Whoever has it may do what it says, until it ends.
      </PageHead>
      <CheckInTabs eventId={event.id} role={event.role} current="/doors" />
      <DoorLinkList links={links} types={rules.ticketTypes} zone={event.timeZone} revoke={endDoorLink} />
      <Card className="mt-6">
        {changed ? (
          <>
            <h2 id="change" className="display mb-4 text-lg">
              Change {changed.name}
            </h2>
            <DoorLinkForm key={changed.id} {...form} link={changed} />
          </>
        ) : (
          <DoorLinkForm key={links.length} {...form} open={links.every(({ url }) => url === null)} />
        )}
      </Card>
      <h2 className="display mt-10 mb-4 text-lg">Phones</h2>
      <DeviceTable devices={devices} eventId={event.id} zone={event.timeZone} end={endPhone} />
    </>
  )
}
