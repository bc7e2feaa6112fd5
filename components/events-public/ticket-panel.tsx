import { TicketShape } from '@/components/ticket/ticket-shape'
import { formatInstant } from '@/lib/core/instant'
import type { OfferedType, PublicEvent } from '@/lib/events/public-view'
import { GetTickets } from './get-tickets'
import { SeatsLeft } from './seats-left'
import { TypePrice, TypePriceNotes } from './type-price'
import { priceInWords } from './words'

/** What is for sale, the sold out too, on a ticket whose stub is the way to buy. */
export function TicketPanel({ event, register }: { event: PublicEvent; register: string | null }) {
  const { ticketTypes, currency, timeZone } = event
  return (
    <section aria-labelledby="tickets">
      <TicketShape
        layout="tall"
        stub={
          <div className="flex flex-col gap-4 p-5">
            <p className="display flex items-baseline justify-between gap-4 text-title">
              <PriceFrom event={event} />
            </p>
            <GetTickets href={register} size="lg" wide />
            {ticketTypes.some(({ feeMinor, taxMinor }) => feeMinor + taxMinor > 0) ? (
              <p className="text-center text-muted text-sm">Nothing comes on top of the prices you see.</p>
            ) : null}
            {event.refundPolicy ? (
              <p className="text-center text-muted text-sm">
                <a href="#refunds" className="underline underline-offset-4">
                  How refunds work
                </a>
              </p>
            ) : null}
          </div>
        }
      >
        <div className="p-5">
          <h2 id="tickets" className="display text-lg">
            Tickets
          </h2>
          {ticketTypes.length > 0 ? (
            <ul className="mt-2 divide-y divide-line">
              {ticketTypes.map((type) => (
                <TicketTypeRow key={type.id} type={type} currency={currency} timeZone={timeZone} />
              ))}
            </ul>
          ) : (
            <p className="mt-2 text-muted text-sm">The organiser has not put tickets out yet.</p>
          )}
        </div>
      </TicketShape>
    </section>
  )
}

function PriceFrom({ event }: { event: PublicEvent }) {
  const price = priceInWords({ ...event, soldOut: false })
  return price ? <span>{price}</span> : <span className="text-muted">No price yet</span>
}

function TicketTypeRow({ type, currency, timeZone }: { type: OfferedType; currency: string; timeZone: string }) {
  const later = type.salesStartAt ? `On sale ${formatInstant(new Date(type.salesStartAt), timeZone)}` : undefined
  const least = type.minPerOrder > 1 ? `At least ${type.minPerOrder} per order. ` : ''
  return (
    <li className="flex flex-col gap-1 py-3" data-state={type.state}>
      <p className="flex items-baseline justify-between gap-4 font-semibold">
        <span className="min-w-0 [overflow-wrap:anywhere]">{type.name}</span>
        <TypePrice ticketTypeId={type.id} currency={currency} />
      </p>
      <TypePriceNotes ticketTypeId={type.id} currency={currency} timeZone={timeZone} />
      {type.description || least ? (
        <p className="text-muted text-sm">
          {least}
          {type.description}
        </p>
      ) : null}
      <p>
        <SeatsLeft ticketTypeId={type.id} later={later} />
      </p>
    </li>
  )
}
