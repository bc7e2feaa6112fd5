import type { Action } from '@/components/forms/form-body'
import { buttonClass } from '@/components/ui/button'
import type { OrderPage } from '@/lib/orders/order-page'
import { CancelOrderForm } from './cancel-order-form'

/** What the buyer can do with an order: the date, taking it back, asking. */
export function OrderDeeds({ order, token, cancel }: { order: OrderPage; token: string; cancel: Action }) {
  const { event, tickets } = order
  const admits = tickets.some(({ standing }) => standing === 'valid' || standing === 'used')
  if (!admits && !event.organiser.email) return null
  return (
    <section aria-labelledby="next" className="flex flex-col items-start gap-4">
      <h2 id="next" className="display text-lg">
        What you can do
      </h2>
      {admits ? (
        <a href={`/orders/${token}/calendar.ics`} className={buttonClass({ variant: 'quiet' })}>
          Add to calendar
        </a>
      ) : null}
      {order.cancellable ? <CancelOrderForm action={cancel} order={order} token={token} tickets={tickets.length} /> : null}
      {event.organiser.email ? (
        <p className="text-sm">
          Questions? Write to{' '}
          <a href={`mailto:${event.organiser.email}`} className="underline underline-offset-4">
            {event.organiser.name}
          </a>
          .
        </p>
      ) : null}
      {order.paid.length > 0 && event.refundPolicy ? (
        <p className="max-w-prose whitespace-pre-line text-muted text-sm">{event.refundPolicy}</p>
      ) : null}
    </section>
  )
}
