import Link from 'next/link'
import type { ReactNode } from 'react'
import { Form } from '@/components/forms/form'
import type { Action } from '@/components/forms/form-body'
import { Badge, StateChip, type Tone } from '@/components/ui/badge'
import { CapacityBar } from '@/components/ui/capacity-bar'
import { SubmitButton } from '@/components/ui/submit-button'
import { type Column, Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { PoolView } from '@/lib/tickets/pools'
import type { TicketTypeView } from '@/lib/tickets/ticket-type-view'
import { ConfirmForm } from './confirm-form'
import { shortPrice, TypePriceCell } from './type-price-cell'

type Acts = { shift: Action; remove: Action }

const states: Record<TicketTypeView['state'], { label: string; tone: Tone }> = {
  on_sale: { label: 'On sale', tone: 'good' },
  not_yet: { label: 'Not yet', tone: 'info' },
  ended: { label: 'Sales over', tone: 'neutral' },
  sold_out: { label: 'Sold out', tone: 'warn' },
}

const number = (value: number) => value.toLocaleString('en')

function Shift({ type, direction, action }: { type: TicketTypeView; direction: 'up' | 'down'; action: Action }) {
  return (
    <Form action={action} className="max-sm:hidden">
      <input type="hidden" name="eventId" value={type.eventId} />
      <input type="hidden" name="ticketTypeId" value={type.id} />
      <input type="hidden" name="direction" value={direction} />
      <SubmitButton variant="quiet" size="sm" aria-label={`Move ${type.name} ${direction}`}>
        <span aria-hidden="true">{direction === 'up' ? '↑' : '↓'}</span>
      </SubmitButton>
    </Form>
  )
}

const facts: Column<TicketTypeView>[] = [
  {
    key: 'name',
    label: 'Ticket',
    cell: (type) => {
      const { name, description, hidden, sold, quantity, state } = type
      return (
        <span className="block min-w-28">
          <span className="font-semibold [overflow-wrap:anywhere]">{name}</span> {hidden ? <Badge>Hidden</Badge> : null}
          {description ? <span className="block text-muted text-xs [overflow-wrap:anywhere]">{description}</span> : null}
          <span className="figures block text-xs sm:hidden">
            {shortPrice(type)} · {number(sold)} of {number(quantity)}, {states[state].label.toLowerCase()}
          </span>
        </span>
      )
    },
  },
  {
    key: 'taken',
    label: 'Taken',
    from: 'sm',
    width: '13rem',
    cell: ({ sold, held, quantity }) => (
      <CapacityBar
        parts={[
          { name: 'taken', value: sold },
          { name: 'set aside', value: held, tone: 'warn' },
        ]}
        total={quantity}
        label={`${number(sold)} of ${number(quantity)}`}
      />
    ),
  },
  {
    key: 'limits',
    label: 'In one order',
    from: 'lg',
    cell: ({ minPerOrder, maxPerOrder }) => `${minPerOrder} to ${maxPerOrder}`,
  },
]

/** An event's ticket types in the order visitors see them, with what can be done with each. */
export function TicketTypeTable({
  types,
  event: { timeZone: zone },
  pools,
  acts,
  empty,
}: {
  types: readonly TicketTypeView[]
  event: { timeZone: string }
  pools: readonly PoolView[]
  /** left out for those who only look */
  acts: Acts | null
  empty: ReactNode
}) {
  const sales: Column<TicketTypeView> = {
    key: 'state',
    label: 'Sales',
    from: 'sm',
    cell: ({ state, salesStartAt, salesEndAt }) => (
      <span className="flex flex-col items-start gap-0.5">
        <StateChip tone={states[state].tone} open={state !== 'ended'}>
          {states[state].label}
        </StateChip>
        <span className="text-muted text-xs">
          {state === 'not_yet' && salesStartAt ? <Time instant={salesStartAt} zone={zone} /> : null}
          {state === 'on_sale' && salesEndAt ? (
            <>
              until <Time instant={salesEndAt} zone={zone} />
            </>
          ) : null}
        </span>
      </span>
    ),
  }
  const doing: Column<TicketTypeView> = {
    key: 'acts',
    label: <span className="sr-only">What to do</span>,
    align: 'end',
    cell: (type) => acts && <TypeActs type={type} acts={acts} isFirst={type === types[0]} isLast={type === types.at(-1)} />,
  }
  const price: Column<TicketTypeView> = {
    key: 'price',
    label: 'Price',
    from: 'sm',
    cell: (type) => <TypePriceCell type={type} zone={zone} pool={pools.find(({ id }) => id === type.poolId)?.name} />,
  }
  const [name, ...counts] = facts
  const columns = [name!, price, ...counts, sales, ...(acts ? [doing] : [])]
  return <Table caption="Ticket types" columns={columns} rows={types} rowKey={({ id }) => id} empty={empty} />
}

function TypeActs({ type, acts, isFirst, isLast }: { type: TicketTypeView; acts: Acts; isFirst: boolean; isLast: boolean }) {
  return (
    <span className="flex items-center justify-end gap-2">
      {isFirst ? null : <Shift type={type} direction="up" action={acts.shift} />}
      {isLast ? null : <Shift type={type} direction="down" action={acts.shift} />}
      <Link
        href={`/console/events/${type.eventId}/tickets?edit=${type.id}#change`}
        className="relative px-2 font-semibold underline underline-offset-4"
      >
        Change<span className="sr-only"> {type.name}</span>
      </Link>
      {type.sold + type.held === 0 ? (
        <ConfirmForm
          trigger="Delete"
          size="sm"
          title={`Delete “${type.name}”?`}
          confirm={`Delete ${number(type.quantity)} tickets`}
          pending="Deleting…"
          action={acts.remove}
          fields={{ eventId: type.eventId, ticketTypeId: type.id }}
          danger
        >
          None of them is taken. Visitors no longer see this kind.
        </ConfirmForm>
      ) : null}
    </span>
  )
}
