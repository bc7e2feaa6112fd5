import type { Metadata } from 'next'
import { visit } from '@/app/console/visit'
import { Said } from '@/components/events/said'
import { CodeForm } from '@/components/promotions/code-form'
import { CodeTable } from '@/components/promotions/code-table'
import { PageHead } from '@/components/shell/page-head'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { formatMoney } from '@/lib/core/money'
import { reachEvent } from '@/lib/events/access'
import { may } from '@/lib/orgs/policy'
import { promoCodesOf } from '@/lib/promotions/promo-codes'
import { ticketTypesOf } from '@/lib/tickets/ticket-types'
import { addCode, changeCode, removeCode, turnCode } from './actions'

export const metadata: Metadata = { title: 'Codes' }

export const instant = false

type Props = { params: Promise<{ eventId: string }>; searchParams: Promise<{ said?: string; edit?: string }> }

export default async function CodesPage({ params, searchParams }: Props) {
  const [{ eventId }, { said, edit }] = await Promise.all([params, searchParams])
  const { event, codes, types } = await visit(`/console/events/${eventId}/codes`, async (ctx) => {
    const event = await reachEvent(ctx, eventId, 'event.read')
    const [codes, types] = await Promise.all([promoCodesOf(event), ticketTypesOf(event)])
    return { event, codes, types: types.filter(({ pricing }) => pricing !== 'donation') }
  })
  const manages = may(event.role, 'event.manage') && event.status !== 'cancelled'
  const changed = manages ? codes.find(({ id }) => id === edit) : undefined
  const orders = codes.reduce((sum, { used }) => sum + used, 0)
  const givenMinor = codes.reduce((sum, code) => sum + code.givenMinor, 0)
  return (
    <>
      <Said code={said} />
      <PageHead title="Codes">
        {orders === 0
          ? 'Words that lower the price or show hidden tickets.'
          : `${orders === 1 ? 'One order was' : `${orders.toLocaleString('en')} orders were`} made with a code; ${formatMoney({ amountMinor: givenMinor, currency: event.currency })} were given away.`}
      </PageHead>
      <CodeTable
        codes={codes}
        types={types}
        zone={event.timeZone}
        acts={manages ? { turn: turnCode, remove: removeCode } : null}
        empty={
          <EmptyState title="No code yet">
            For friends, the press, early readers of your letter: they type it at the checkout.
          </EmptyState>
        }
      />
      {changed ? (
        <Card className="mt-6">
          <h2 id="change" className="display mb-4 text-lg">
            Change {changed.code}
          </h2>
          <CodeForm key={changed.id} action={changeCode} event={event} types={types} code={changed} />
        </Card>
      ) : null}
      {manages && !changed ? (
        <Card className="mt-6">
          <CodeForm key={codes.length} action={addCode} event={event} types={types} open={codes.length === 0} />
        </Card>
      ) : null}
    </>
  )
}
