import type { Metadata } from 'next'
import { visit } from '@/app/console/visit'
import { Said } from '@/components/events/said'
import { SearchBar } from '@/components/orders/search-bar'
import { CodeForm } from '@/components/promotions/code-form'
import { CodeTable } from '@/components/promotions/code-table'
import { ManyCodesForm } from '@/components/promotions/many-codes-form'
import { PageHead } from '@/components/shell/page-head'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { newToken } from '@/lib/core/id'
import { formatMoney } from '@/lib/core/money'
import { reachEvent } from '@/lib/events/access'
import { may } from '@/lib/orgs/policy'
import { findPromoCode, promoCodesLike, promoTotals } from '@/lib/promotions/promo-codes'
import { ticketTypesOf } from '@/lib/tickets/ticket-types'
import { addCode, addMany, changeCode, removeCode, turnCode } from './actions'

export const metadata: Metadata = { title: 'Codes' }

export const instant = false

type Props = { params: Promise<{ eventId: string }>; searchParams: Promise<{ said?: string; edit?: string; q?: string }> }

/** Rows on the page; search finds the others, the file has all. */
const most = 100

export default async function CodesPage({ params, searchParams }: Props) {
  const [{ eventId }, { said, edit, q = '' }] = await Promise.all([params, searchParams])
  const { event, codes, totals, types, changed } = await visit(`/console/events/${eventId}/codes`, async (ctx) => {
    const event = await reachEvent(ctx, eventId, 'event.read')
    const [codes, totals, types, changed] = await Promise.all([
      promoCodesLike(event, q, most),
      promoTotals(event),
      ticketTypesOf(event),
      edit ? findPromoCode(event, edit) : undefined,
    ])
    return { event, codes, totals, types: types.filter(({ pricing }) => pricing !== 'donation'), changed }
  })
  const manages = may(event.role, 'event.manage') && event.status !== 'cancelled'
  const { orders, givenMinor } = totals
  const asked = q.trim()
  return (
    <>
      <Said code={said} />
      <PageHead
        title="Codes"
        actions={
          totals.codes > 0 ? (
            <Button href={`/console/events/${event.id}/codes/export.csv`} variant="quiet" size="sm" download>
              Download CSV
            </Button>
          ) : null
        }
      >
        {orders === 0
          ? 'Words that lower the price or show hidden tickets.'
          : `${orders === 1 ? 'One order was' : `${orders.toLocaleString('en')} orders were`} made with a code; ${formatMoney({ amountMinor: givenMinor, currency: event.currency })} were given away.`}
      </PageHead>
      {totals.codes > 20 ? <SearchBar label="Search codes" q={asked} /> : null}
      <CodeTable
        codes={codes}
        types={types}
        zone={event.timeZone}
        acts={manages ? { turn: turnCode, remove: removeCode } : null}
        empty={
          asked ? (
            <EmptyState title="No such code">None of this event&rsquo;s codes has {asked.toUpperCase()} in it.</EmptyState>
          ) : (
            <EmptyState title="No code yet">
              For friends, the press, early readers of your letter: they type it at the checkout.
            </EmptyState>
          )
        }
      />
      {codes.length === most ? (
        <p className="mt-3 text-muted text-sm">
          The newest {most} of {totals.codes.toLocaleString('en')} codes. Search finds the others; the file has all of them.
        </p>
      ) : null}
      {manages && changed ? (
        <Card className="mt-6">
          <h2 id="change" className="display mb-4 text-lg">
            Change {changed.code}
          </h2>
          <CodeForm key={changed.id} action={changeCode} event={event} types={types} code={changed} />
        </Card>
      ) : null}
      {manages && !changed ? (
        <>
          <Card className="mt-6">
            <CodeForm key={totals.codes} action={addCode} event={event} types={types} open={totals.codes === 0} />
          </Card>
          <Card className="mt-6">
            <ManyCodesForm key={totals.codes} action={addMany} event={event} types={types} idempotencyKey={newToken()} />
          </Card>
        </>
      ) : null}
    </>
  )
}
