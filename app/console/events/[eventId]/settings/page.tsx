import type { Metadata } from 'next'
import { visit } from '@/app/console/visit'
import { Fresh } from '@/components/events/fresh'
import { Said } from '@/components/events/said'
import { SettingsForm } from '@/components/events/settings-form'
import { PageHead } from '@/components/shell/page-head'
import { Alert } from '@/components/ui/alert'
import { reachEvent } from '@/lib/events/access'
import { managedEvent } from '@/lib/events/queries'
import { saveSettings } from './actions'

export const metadata: Metadata = { title: 'Settings' }

export const instant = false

type Props = { params: Promise<{ eventId: string }>; searchParams: Promise<{ said?: string }> }

export default async function SettingsPage({ params, searchParams }: Props) {
  const [{ eventId }, { said }] = await Promise.all([params, searchParams])
  const event = await visit(`/console/events/${eventId}/settings`, async (ctx) =>
    managedEvent((await reachEvent(ctx, eventId, 'event.manage')).id),
  )
  return (
    <>
      <Said code={said} />
      <PageHead title="Settings">
        What holds for every order. The currency, {event.currency}, is among the details of the event.
      </PageHead>
      {event.status === 'cancelled' ? (
        <Alert title="This event is cancelled">It stays as it was.</Alert>
      ) : (
        <Fresh>
          <SettingsForm key={event.updatedAt} event={event} action={saveSettings} />
        </Fresh>
      )}
    </>
  )
}
