import type { ReactNode } from 'react'
import { Time } from '@/components/ui/time'
import { formatMoney } from '@/lib/core/money'
import type { TimelineActivity, TimelineDelivery } from '@/lib/orders/order-timeline'
import { DeliveryRow } from './delivery-row'

type Props = {
  activities: readonly TimelineActivity[]
  deliveries: readonly TimelineDelivery[]
  timeZone: string
  /** the button beside a message that was sent or given up */
  again: (delivery: TimelineDelivery) => ReactNode
}

/** Everything that happened to an order and every message about it, in the order it happened. */
export function Timeline({ activities, deliveries, timeZone, again }: Props) {
  const entries = [
    ...activities.map((activity) => ({ key: activity.id, at: activity.at, row: <ActivityRow activity={activity} /> })),
    ...deliveries.map((delivery) => ({
      key: delivery.id,
      at: delivery.createdAt,
      row: <DeliveryRow delivery={delivery} timeZone={timeZone} again={delivery.state === 'queued' ? null : again(delivery)} />,
    })),
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  return (
    <ol className="flex flex-col border-line border-l-2 pl-5">
      {entries.map(({ key, at, row }) => (
        <li
          key={key}
          className="relative pb-6 before:absolute before:top-1.5 before:-left-[1.6rem] before:size-2.5 before:rounded-full before:bg-ink"
        >
          <p className="text-muted text-xs">
            <Time instant={at} zone={timeZone} />
          </p>
          {row}
        </li>
      ))}
    </ol>
  )
}

const words: Record<string, string> = {
  'order.placed': 'Places set aside',
  'order.expired': 'Time was up; the places went back',
  'order.confirmed': 'Ordered and confirmed',
  'order.cancelled': 'Cancelled; the places went back',
  'order.sold_at_door': 'Sold at the door',
  'order.refunded': 'Refunded',
  'payment.opened': 'Went to pay',
  'payment.failed': 'Payment failed',
  'payment.sent_back': 'Sent a payment back',
  'payment.late_refunded': 'Paid too late; the money goes back',
  'refund.done': 'Refund arrived at the provider',
  'refund.failed': 'Refund failed',
  'refund.retried': 'Tried a refund again',
  'ticket.renamed': 'Put another name on a ticket',
}

const people: Record<string, string> = { anonymous: 'the buyer', system: 'Foyer' }

const nameOf = (actor: string, door: unknown) =>
  people[actor] ?? (typeof door === 'string' && door !== '' ? door : actor.startsWith('dev_') ? 'a door' : actor)

function ActivityRow({ activity: { kind, actor, data } }: { activity: TimelineActivity }) {
  const { amountMinor, currency, failure } = data
  const amount =
    typeof amountMinor === 'number' && typeof currency === 'string' ? `, ${formatMoney({ amountMinor, currency })}` : ''
  const count = typeof data.tickets === 'number' ? `, ${data.tickets} ${data.tickets === 1 ? 'ticket' : 'tickets'}` : ''
  return (
    <p className="text-sm">
      <span className="font-semibold">{words[kind] ?? kind}</span>
      {amount}
      {count}, by {nameOf(actor, data.door)}
      {typeof failure === 'string' && failure !== '' ? <span className="block text-muted">{failure}</span> : null}
    </p>
  )
}
