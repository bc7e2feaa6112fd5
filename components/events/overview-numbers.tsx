import Link from 'next/link'
import type { ReactNode } from 'react'
import { CapacityBar } from '@/components/ui/capacity-bar'
import { Card } from '@/components/ui/card'
import { Sparkline } from '@/components/ui/sparkline'
import type { Overview } from '@/lib/reports/event-overview'

const number = (value: number) => value.toLocaleString('en')

function Figure({ name, value, children }: { name: string; value: string; children: ReactNode }) {
  return (
    <Card className="flex flex-col justify-between gap-4">
      <div>
        <h2 className="kicker">{name}</h2>
        <p className="display figures mt-1 text-poster">{value}</p>
      </div>
      {children}
    </Card>
  )
}

/** Sold of what there is, registrations by day, and who is in. */
export function OverviewNumbers({ eventId, totals, perDay }: { eventId: string } & Pick<Overview, 'totals' | 'perDay'>) {
  const { sold, held, seats, orders, valid, inside } = totals
  const lately = perDay.reduce((sum, { tickets }) => sum + tickets, 0)
  return (
    <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
      <Figure name="Tickets taken" value={number(sold)}>
        {seats === null ? (
          <p className="text-muted text-sm">There is no ticket type yet.</p>
        ) : (
          <CapacityBar
            parts={[
              { name: 'taken', value: sold },
              { name: 'set aside', value: held, tone: 'warn' },
            ]}
            total={seats}
            label={
              sold >= seats
                ? `Sold out at ${number(seats)}`
                : `${number(sold)} of ${number(seats)}, ${number(seats - sold - held)} left`
            }
          />
        )}
      </Figure>
      <Figure name="Last 30 days" value={number(lately)}>
        <div className="flex items-end justify-between gap-4">
          <Sparkline
            values={perDay.map(({ tickets }) => tickets)}
            width={180}
            label={`Tickets taken by day, ${number(lately)} in 30 days`}
          />
          <Link href={`/console/events/${eventId}/orders`} className="text-sm underline underline-offset-4">
            {orders === 1 ? '1 order' : `${number(orders)} orders`}
          </Link>
        </div>
      </Figure>
      <Figure name="Inside" value={number(inside)}>
        <CapacityBar
          parts={[{ name: 'inside', value: inside, tone: 'good' }]}
          total={Math.max(valid, inside)}
          label={valid === 0 ? 'Nobody is expected yet' : `${number(inside)} of ${number(Math.max(valid, inside))} expected`}
        />
      </Figure>
    </div>
  )
}
