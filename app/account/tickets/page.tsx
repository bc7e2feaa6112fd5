import type { Metadata } from 'next'
import { UnfinishedOrders } from '@/components/orders/unfinished-orders'
import { SiteShell } from '@/components/shell/site-shell'
import { MyTicketList } from '@/components/tickets/my-ticket-list'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Pagination } from '@/components/ui/pagination'
import { Tabs } from '@/components/ui/tabs'
import { currentContext, signedInOr } from '@/lib/auth/current'
import { unfinishedOrders } from '@/lib/orders/unfinished-orders'
import { myTickets } from '@/lib/tickets/my-tickets'

export const metadata: Metadata = { title: 'My tickets', robots: { index: false } }

/** Waits for its data instead of streaming it, so that it works without JavaScript and signing in is a real redirect. */
export const instant = false

const path = '/account/tickets'

export default async function MyTicketsPage({ searchParams }: { searchParams: Promise<{ when?: string; cursor?: string }> }) {
  const { when, cursor } = await searchParams
  const past = when === 'past'
  const here = past ? `${path}?when=past` : path
  const actor = await signedInOr(here)
  const { items, nextCursor } = await myTickets(await currentContext(), {
    period: past ? 'past' : 'upcoming',
    cursor: typeof cursor === 'string' ? cursor.slice(0, 40) : undefined,
  })
  const unfinished = past || cursor ? [] : await unfinishedOrders(actor)
  return (
    <SiteShell current={path}>
      <div className="wrap flex flex-col gap-6 py-6">
        <h1 className="display text-poster">My tickets</h1>
        {actor.verified ? null : (
          <Alert tone="info" title="Confirm your address to see more.">
            Tickets that were ordered with {actor.email} without signing in appear here once you open the link we mailed you.
          </Alert>
        )}
        <Tabs
          label="When"
          current={here}
          items={[
            { href: path, label: 'Upcoming' },
            { href: `${path}?when=past`, label: 'Past' },
          ]}
        />
        <UnfinishedOrders orders={unfinished} />
        {items.length > 0 ? (
          <MyTicketList tickets={items} />
        ) : (
          <EmptyState
            title={past ? 'Nothing behind you yet' : 'Nothing ahead of you yet'}
            action={<Button href="/events">See what is on</Button>}
          >
            {past ? 'Tickets of events that are over are kept here.' : 'Tickets you order with your address appear here.'}
          </EmptyState>
        )}
        <Pagination
          previous={cursor ? here : null}
          next={nextCursor ? `${path}?${new URLSearchParams({ ...(past ? { when: 'past' } : {}), cursor: nextCursor })}` : null}
        />
      </div>
    </SiteShell>
  )
}
