import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Time } from '@/components/ui/time'
import { formatMoney } from '@/lib/core/money'
import type { OrderPage } from '@/lib/orders/order-page'
import { CancelledNote } from './cancelled-note'
import { cameTooLate } from './order-words'

/** What the state of an order means for its buyer, and the next step. Nothing where the tickets speak for themselves. */
export function OrderNote({ order, token }: { order: OrderPage; token: string }) {
  const { status, event, late, expiresAt, totalMinor, currency } = order
  const checkout = `/checkout/${token}`
  const total = formatMoney({ amountMinor: totalMinor, currency })
  const on = event.status === 'published'
  if (event.status === 'cancelled') return <EventOff order={order} />
  if (status === 'pending' && !late)
    return (
      <Alert tone="warn" title="Not paid yet." action={<Button href={checkout}>Continue to payment</Button>}>
        The seats are yours
        {expiresAt ? (
          <>
            {' '}
            until <Time instant={expiresAt} zone={event.timeZone} show="time" />
          </>
        ) : null}
        . You have the tickets once the order is finished.
      </Alert>
    )
  if (status === 'pending' || status === 'expired') {
    if (order.replacedByToken)
      return (
        <Alert title="You ordered again." action={<Button href={`/orders/${order.replacedByToken}`}>Open the new order</Button>}>
          Another order took the place of this one.
        </Alert>
      )
    return (
      <Alert tone="warn" title="The tickets went back on sale." action={on ? <Button href={checkout}>Try again</Button> : null}>
        {order.endReason === 'payment_failed' ? 'Your bank did not confirm the payment. ' : ''}Nothing was charged, and what you
        entered is kept.
      </Alert>
    )
  }
  if (status === 'awaiting_confirmation')
    return (
      <Alert
        tone="info"
        title={`Your payment of ${total} is under way.`}
        action={
          <Button href={`/orders/${token}`} variant="quiet">
            Look again
          </Button>
        }
      >
        Depending on how you paid, your bank takes seconds or days. Your seats stay yours meanwhile. You can close this page: the
        tickets come by mail to {order.buyerEmail}.
      </Alert>
    )
  if ((status === 'refund_due' || status === 'refunded') && cameTooLate(order))
    return (
      <Alert
        tone="warn"
        title="You have no tickets for this order, and your money goes back by itself."
        action={
          on ? (
            <Button href={`/events/${event.slug}`} variant="quiet">
              See what is left
            </Button>
          ) : null
        }
      >
        When your payment arrived, the time to pay had ended and the tickets could no longer be had.
      </Alert>
    )
  if (status === 'cancelled') return <CancelledNote event={event} left={order.endReason === 'left'} />
  return null
}

function EventOff({ order }: { order: OrderPage }) {
  return (
    <Alert tone="bad" title="The organiser has cancelled this event.">
      {order.tickets.length > 0 ? 'Your tickets no longer admit anyone. ' : ''}
      {order.paid.length > 0 ? 'What you paid goes back by itself. ' : ''}There is nothing you need to do.
    </Alert>
  )
}
