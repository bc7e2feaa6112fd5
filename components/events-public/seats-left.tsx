'use client'

import { Badge, type Tone } from '@/components/ui/badge'
import { inWords, type SaleState } from '@/lib/events/availability'
import { useSeats } from './live-availability'

/** "12 left", and louder when it is nearly over. `later` says when a sale begins. */
export function SeatsLeft({ ticketTypeId, later }: { ticketTypeId: string; later?: string }) {
  const seats = useSeats().find((each) => each.ticketTypeId === ticketTypeId)
  if (!seats || (seats.pricing === 'donation' && seats.state === 'on_sale')) return null
  const tones: Record<SaleState, Tone> = {
    on_sale: seats.remaining <= 10 ? 'warn' : 'neutral',
    not_yet: 'info',
    sold_out: 'neutral',
    ended: 'neutral',
  }
  return <Badge tone={tones[seats.state]}>{seats.state === 'not_yet' && later ? later : inWords(seats)}</Badge>
}
