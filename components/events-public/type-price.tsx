'use client'

import { useSeats } from './live-availability'
import { priceNotes, priceWords } from './price-words'

type Props = { ticketTypeId: string; currency: string; timeZone: string }

/** What one ticket of a type costs, all of it, as last heard. */
export function TypePrice({ ticketTypeId, currency }: Omit<Props, 'timeZone'>) {
  const offer = useSeats().find((each) => each.ticketTypeId === ticketTypeId)
  return offer ? <span className="figures shrink-0">{priceWords(offer, currency)}</span> : null
}

/** What is in the price, and until when it holds. */
export function TypePriceNotes({ ticketTypeId, currency, timeZone }: Props) {
  const offer = useSeats().find((each) => each.ticketTypeId === ticketTypeId)
  const notes = offer && offer.state !== 'ended' ? priceNotes(offer, currency, timeZone) : []
  return notes.map((note) => (
    <p key={note} className="text-muted text-sm">
      {note}
    </p>
  ))
}
