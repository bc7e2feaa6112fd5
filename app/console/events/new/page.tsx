import type { Metadata } from 'next'
import { launch } from '@/app/console/actions'
import { visit } from '@/app/console/visit'
import { EventForm } from '@/components/events/event-form'
import { FirstTicketFields } from '@/components/events/first-ticket-fields'
import { newEventValues } from '@/components/events/form-values'
import { HostFields } from '@/components/events/host-fields'
import { ConsoleShell } from '@/components/shell/console-shell'
import { SubmitButton } from '@/components/ui/submit-button'
import { newId } from '@/lib/core/id'
import { listMyOrganisations } from '@/lib/orgs/list-my-organisations'
import { may } from '@/lib/orgs/policy'

export const metadata: Metadata = { title: 'New event' }

export const instant = false

const page = '/console/events/new'

export default async function NewEventPage() {
  const { mine, actor } = await visit(page, async (ctx) => ({
    mine: (await listMyOrganisations(ctx, {})).items.filter(({ role }) => may(role, 'event.manage')),
    actor: ctx.actor.kind === 'user' ? ctx.actor : null,
  }))
  const posterIds = Array.from({ length: 12 }, () => newId('evt'))
  return (
    <ConsoleShell
      title="Your events"
      links={[
        { href: '/console', label: 'Events' },
        { href: page, label: 'New event' },
      ]}
      current={page}
    >
      <h1 className="sr-only">New event</h1>
      <EventForm
        id="new"
        action={launch}
        posterIds={posterIds}
        attachment={null}
        kept={['idempotencyKey']}
        defaultValue={{
          ...newEventValues,
          idempotencyKey: newId('key'),
          organisationId: mine[0]?.id ?? '',
          organisationName: actor?.name ?? '',
          contactEmail: actor?.email ?? '',
        }}
        tickets={<FirstTicketFields />}
        host={<HostFields organisations={mine} />}
      >
        <SubmitButton variant="quiet" pending="Saving…">
          Save draft
        </SubmitButton>
        <SubmitButton name="publish" value="on" pending="Publishing…">
          Publish event
        </SubmitButton>
      </EventForm>
    </ConsoleShell>
  )
}
