import type { Metadata } from 'next'
import { visit } from '@/app/console/visit'
import { MyEventsTable } from '@/components/events/my-events-table'
import { Said } from '@/components/events/said'
import { ConsoleShell } from '@/components/shell/console-shell'
import { PageHead } from '@/components/shell/page-head'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Pagination } from '@/components/ui/pagination'
import { listMyEvents } from '@/lib/events/list-my-events'
import { isOperator } from '@/lib/operator/access'
import { listMyOrganisations } from '@/lib/orgs/list-my-organisations'
import { may } from '@/lib/orgs/policy'

export const metadata: Metadata = { title: { absolute: 'Your events · Foyer' } }

export const instant = false

const states = ['draft', 'upcoming', 'past', 'cancelled'] as const
type State = (typeof states)[number]

const names: Record<State, string> = { draft: 'Drafts', upcoming: 'To come', past: 'Past', cancelled: 'Cancelled' }

type Query = { said?: string; state?: string; cursor?: string }

export default async function ConsolePage({ searchParams }: { searchParams: Promise<Query> }) {
  const { said, state, cursor } = await searchParams
  const asked = states.find((each) => each === state)
  const { lists, organisations, operates } = await visit('/console', async (ctx) => {
    const read = async (each: State) => ({
      state: each,
      ...(await listMyEvents(ctx, { state: each, limit: asked ? 50 : 10, cursor: asked && cursor ? cursor : undefined })),
    })
    const [lists, mine] = await Promise.all([Promise.all(asked ? [read(asked)] : states.map(read)), listMyOrganisations(ctx, {})])
    return { lists, organisations: mine.items, operates: isOperator(ctx.actor) }
  })
  const shown = lists.filter(({ items }) => items.length > 0 || asked)
  return (
    <ConsoleShell
      title="Your events"
      links={[
        { href: '/console', label: 'Events' },
        { href: '/console/events/new', label: 'New event' },
        ...organisations
          .filter(({ role }) => may(role, 'organisation.manage'))
          .map(({ id, name }) => ({ href: `/console/organisations/${id}`, label: `${name}, settings` })),
        ...(operates ? [{ href: '/operator', label: 'This installation' }] : []),
      ]}
      current="/console"
      top={
        <Button href="/account" variant="quiet" size="sm">
          Account
        </Button>
      }
    >
      <Said code={said} />
      <PageHead title={asked ? names[asked] : 'Your events'} actions={<Button href="/console/events/new">New event</Button>}>
        {asked ? 'Latest first.' : null}
      </PageHead>
      {shown.length === 0 ? (
        <EmptyState
          title="Nothing planned yet"
          action={
            <Button href="/console/events/new" size="lg">
              Create your first event
            </Button>
          }
        >
          A title, a date and a place are enough. It takes a minute, and nobody sees it before you publish it.
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-8">
          {shown.map(({ state: each, items, nextCursor }) => (
            <div key={each}>
              {asked ? null : <h2 className="display mb-3 text-lg">{names[each]}</h2>}
              <MyEventsTable
                caption={names[each]}
                events={items}
                empty={<EmptyState title={`${names[each]}: none`} action={<Button href="/console">All your events</Button>} />}
              />
              <Pagination
                label={names[each]}
                previous={asked ? '/console' : null}
                next={nextCursor ? `/console?state=${each}${asked ? `&cursor=${nextCursor}` : ''}` : null}
              />
            </div>
          ))}
        </div>
      )}
    </ConsoleShell>
  )
}
