import { cancel, duplicate, publish, remove, unpublish } from '@/app/console/actions'
import { visit } from '@/app/console/visit'
import { EventActs } from '@/components/events/event-acts'
import { OverviewNumbers } from '@/components/events/overview-numbers'
import { PublicPage } from '@/components/events/public-page'
import { Said } from '@/components/events/said'
import { SetUpList } from '@/components/events/set-up-list'
import { StateOfEvent } from '@/components/events/state-of-event'
import { Timeline } from '@/components/events/timeline'
import { Form } from '@/components/forms/form'
import { RefundProgressBar } from '@/components/money/refund-progress-bar'
import { PageHead } from '@/components/shell/page-head'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { Time } from '@/components/ui/time'
import { refundProgress } from '@/lib/orders/refund-progress'
import { may } from '@/lib/orgs/policy'
import { eventOverview } from '@/lib/reports/event-overview'

export const instant = false

type Props = { params: Promise<{ eventId: string }>; searchParams: Promise<{ said?: string }> }

export default async function OverviewPage({ params, searchParams }: Props) {
  const [{ eventId }, { said }] = await Promise.all([params, searchParams])
  const { overview, progress } = await visit(`/console/events/${eventId}`, async (ctx) => {
    const overview = await eventOverview(ctx, { eventId })
    const asked = overview.event.status === 'cancelled' && may(overview.role, 'money.read')
    return { overview, progress: asked ? await refundProgress(ctx, { eventId }) : null }
  })
  const { event, role, steps, totals, perDay, recent } = overview
  const manages = may(role, 'event.manage')
  const missing = steps.filter(({ needed, done }) => needed && !done).length
  return (
    <>
      <Said code={said} />
      <PageHead title={event.title}>
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <StateOfEvent status={event.status} visibility={event.visibility} />
          <Time instant={event.startsAt} zone={event.timeZone} />
          {event.venue?.name ? <span>{[event.venue.name, event.venue.city].filter(Boolean).join(', ')}</span> : null}
        </span>
      </PageHead>
      {event.status === 'draft' && manages ? (
        <Card className="mb-4">
          <div className="flex flex-wrap items-center justify-between gap-4">
            <h2 className="display text-lg">
              {missing === 0 ? 'Ready to publish' : missing === 1 ? 'One thing is missing' : `${missing} things are missing`}
            </h2>
            {missing === 0 ? (
              <Form action={publish} className="items-end">
                <input type="hidden" name="eventId" value={event.id} />
                <SubmitButton pending="Publishing…">Publish event</SubmitButton>
              </Form>
            ) : (
              <Button href={`/console/events/${event.id}/edit`}>Finish the details</Button>
            )}
          </div>
          <div className="mt-3">
            <SetUpList eventId={event.id} steps={steps} />
          </div>
        </Card>
      ) : null}
      {progress ? <RefundProgressBar progress={progress} /> : null}
      <OverviewNumbers eventId={event.id} totals={totals} perDay={perDay} />
      <div className="mt-8 grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <section aria-labelledby="happened">
          <h2 id="happened" className="display mb-4 text-lg">
            What happened
          </h2>
          <Timeline eventId={event.id} zone={event.timeZone} recent={recent} />
        </section>
        <aside className="flex flex-col gap-8">
          {event.status === 'draft' ? null : <PublicPage event={event} />}
          {manages ? (
            <section aria-labelledby="acts">
              <h2 id="acts" className="display mb-4 text-lg">
                More
              </h2>
              <EventActs
                event={event}
                tickets={totals.valid}
                orders={totals.orders}
                acts={{ duplicate, unpublish, cancel, remove }}
              />
            </section>
          ) : null}
        </aside>
      </div>
    </>
  )
}
