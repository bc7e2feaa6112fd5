import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Time } from '@/components/ui/time'
import type { UnfinishedOrder } from '@/lib/orders/unfinished-orders'
import { OrderStatus } from './order-status'
import { priceWords } from './order-words'

/** Orders that still wait for something, before the tickets one has: each with the way on. */
export function UnfinishedOrders({ orders }: { orders: readonly UnfinishedOrder[] }) {
  if (orders.length === 0) return null
  return (
    <section aria-labelledby="unfinished">
      <h2 id="unfinished" className="display text-lg">
        Not finished yet
      </h2>
      <ul className="mt-3 flex flex-col divide-y divide-line border-line border-y">
        {orders.map(({ token, number, status, currency, totalMinor, expiresAt, test, event }) => (
          <li key={token} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4">
            <div className="min-w-0 flex-1 basis-64 text-sm">
              <p className="font-semibold text-base [overflow-wrap:anywhere]">
                <Link href={`/events/${event.slug}`} className="hover:underline">
                  {event.title}
                </Link>
              </p>
              <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="code">{number}</span>
                <span className="figures">{priceWords(totalMinor, currency)}</span>
                <OrderStatus status={status} />
                {test ? <Badge tone="warn">Test money</Badge> : null}
                {status === 'pending' && expiresAt ? (
                  <span className="text-muted">
                    held until <Time instant={expiresAt} zone={event.timeZone} show="time" />
                  </span>
                ) : null}
              </p>
            </div>
            {status === 'pending' ? (
              <Button href={`/checkout/${token}`}>Continue</Button>
            ) : (
              <Button href={`/orders/${token}`} variant="quiet">
                Open the order
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
