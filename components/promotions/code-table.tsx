import Link from 'next/link'
import type { ReactNode } from 'react'
import { ConfirmForm } from '@/components/events/confirm-form'
import { Form } from '@/components/forms/form'
import type { Action } from '@/components/forms/form-body'
import { StateChip, type Tone } from '@/components/ui/badge'
import { SubmitButton } from '@/components/ui/submit-button'
import { type Column, Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { formatMoney } from '@/lib/core/money'
import { percentText } from '@/lib/core/percent'
import type { PromoCodeView } from '@/lib/promotions/promo-codes'

type Acts = { turn: Action; remove: Action }

const states: Record<PromoCodeView['state'], { label: string; tone: Tone }> = {
  works: { label: 'Works', tone: 'good' },
  not_yet: { label: 'Not yet', tone: 'info' },
  over: { label: 'Over', tone: 'neutral' },
  used_up: { label: 'Used up', tone: 'warn' },
  off: { label: 'Off', tone: 'neutral' },
}

const number = (value: number) => value.toLocaleString('en')

/** "10 % off", "€5.00 off". */
export function takesOff({ percentBp, amountMinor, currency }: PromoCodeView): string {
  if (percentBp) return `${percentText(percentBp)} % off`
  return amountMinor ? `${formatMoney({ amountMinor, currency })} off` : 'Nothing off'
}

/** An event's codes with what became of each. */
export function CodeTable({
  codes,
  types,
  zone,
  acts,
  empty,
}: {
  codes: readonly PromoCodeView[]
  types: readonly { id: string; name: string }[]
  zone: string
  /** left out for those who only look */
  acts: Acts | null
  empty: ReactNode
}) {
  const names = new Map(types.map(({ id, name }) => [id, name]))
  const columns: Column<PromoCodeView>[] = [
    {
      key: 'code',
      label: 'Code',
      cell: (code) => (
        <span className="block min-w-24">
          <span className="figures font-semibold [overflow-wrap:anywhere]">{code.code}</span>
          <span className="block text-muted text-xs">
            {takesOff(code)}
            {code.reveals ? ', shows hidden tickets' : ''}
          </span>
          <span className="figures block text-xs sm:hidden">
            {number(code.used)} used{code.limit === null ? '' : ` of ${number(code.limit)}`},{' '}
            {states[code.state].label.toLowerCase()}
          </span>
        </span>
      ),
    },
    {
      key: 'for',
      label: 'For',
      from: 'lg',
      cell: ({ ticketTypeIds }) =>
        ticketTypeIds.length > 0 ? ticketTypeIds.map((id) => names.get(id) ?? 'a deleted type').join(', ') : 'All tickets',
    },
    {
      key: 'used',
      label: 'Used',
      from: 'sm',
      align: 'end',
      cell: ({ used, held, limit }) => (
        <>
          {number(used)}
          {limit === null ? '' : ` of ${number(limit)}`}
          {held > 0 ? <span className="block text-muted text-xs">{number(held)} at the checkout</span> : null}
        </>
      ),
    },
    {
      key: 'given',
      label: 'Given away',
      from: 'md',
      align: 'end',
      cell: ({ givenMinor, currency }) => formatMoney({ amountMinor: givenMinor, currency }),
    },
    {
      key: 'state',
      label: 'State',
      from: 'sm',
      cell: ({ state, startsAt, endsAt }) => (
        <span className="flex flex-col items-start gap-0.5">
          <StateChip tone={states[state].tone} open={state === 'works' || state === 'not_yet'}>
            {states[state].label}
          </StateChip>
          <span className="text-muted text-xs">
            {state === 'not_yet' && startsAt ? <Time instant={startsAt} zone={zone} /> : null}
            {state === 'works' && endsAt ? (
              <>
                until <Time instant={endsAt} zone={zone} />
              </>
            ) : null}
          </span>
        </span>
      ),
    },
  ]
  const doing: Column<PromoCodeView> = {
    key: 'acts',
    label: <span className="sr-only">What to do</span>,
    align: 'end',
    cell: (code) => acts && <CodeActs code={code} acts={acts} />,
  }
  return (
    <Table caption="Codes" columns={acts ? [...columns, doing] : columns} rows={codes} rowKey={({ id }) => id} empty={empty} />
  )
}

function CodeActs({ code, acts }: { code: PromoCodeView; acts: Acts }) {
  const { id, eventId, active, orders } = code
  return (
    <span className="flex flex-wrap items-center justify-end gap-2">
      <Link
        href={`/console/events/${eventId}/codes?edit=${id}#change`}
        className="relative px-2 font-semibold underline underline-offset-4"
      >
        Change<span className="sr-only"> {code.code}</span>
      </Link>
      <Form action={acts.turn}>
        <input type="hidden" name="eventId" value={eventId} />
        <input type="hidden" name="promoCodeId" value={id} />
        <input type="hidden" name="to" value={active ? 'off' : 'on'} />
        <SubmitButton variant="quiet" size="sm" aria-label={`Switch ${code.code} ${active ? 'off' : 'on'}`}>
          {active ? 'Switch off' : 'Switch on'}
        </SubmitButton>
      </Form>
      {orders === 0 ? (
        <ConfirmForm
          trigger="Delete"
          size="sm"
          title={`Delete ${code.code}?`}
          confirm="Delete code"
          pending="Deleting…"
          action={acts.remove}
          fields={{ eventId, promoCodeId: id }}
          danger
        >
          Nobody has used it. Whoever types it from now on is told that there is no such code.
        </ConfirmForm>
      ) : null}
    </span>
  )
}
