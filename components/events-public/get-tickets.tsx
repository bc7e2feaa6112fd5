'use client'

import { Button, type ButtonLook, buttonClass } from '@/components/ui/button'
import type { Availability } from '@/lib/events/availability'
import { useSeats } from './live-availability'

/** Why there is nothing to press; null while there is. */
function closedBecause(seats: readonly Availability[]): string | null {
  const any = (state: Availability['state']) => seats.some((each) => each.state === state)
  if (seats.length === 0) return 'No tickets yet'
  if (any('on_sale')) return null
  if (any('not_yet')) return 'On sale soon'
  return any('sold_out') ? 'Sold out' : 'Sales have ended'
}

/** The way to the tickets, or the reason why there is none. Without `href` it shows what visitors will see, and leads nowhere. */
export function GetTickets({ href, ...look }: ButtonLook & { href: string | null }) {
  const closed = closedBecause(useSeats())
  if (closed || !href) {
    return (
      <span aria-disabled="true" className={buttonClass({ ...look, variant: closed ? 'quiet' : 'primary' })}>
        {closed ?? 'Get tickets'}
      </span>
    )
  }
  return (
    <Button {...look} href={href} prefetch={false}>
      Get tickets
    </Button>
  )
}
