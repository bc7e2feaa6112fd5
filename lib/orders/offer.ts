import type { Context } from '@/lib/core/context'
import { isoWithOffset } from '@/lib/core/instant'
import { db } from '@/lib/db/client'
import { type Availability, availabilityOf } from '@/lib/events/availability'
import { readEvent } from '@/lib/events/public-event'
import type { PublicEvent } from '@/lib/events/public-view'
import type { PriceCode, PricedEvent, PricedType, Pricing } from '@/lib/tickets/price'
import { type OfferedCode, offeredCode } from './offered-code'

/** A ticket type as the checkout's first step offers it: what is so now, and the rule its price follows. */
export type Offer = Availability & {
  type: PricedType
  /** held or sold of it: where its price tiers stand */
  taken: number
  name: string
  description: string
  hidden: boolean
  minPerOrder: number
  maxPerOrder: number
  salesStartAt: string | null
}

export type EventOffer = {
  event: PublicEvent
  /** the database's clock */
  now: Date
  prices: PricedEvent
  offers: Offer[]
  /** what the code in the address does, or why it does nothing; null when there is none */
  code: (OfferedCode & { price: PriceCode | null }) | null
  /** the event has codes at all */
  hasCodes: boolean
  holdMinutes: number
  /** there are terms to accept */
  hasTerms: boolean
}

const pool = { select: { capacity: true, held: true, sold: true, offered: true } } as const
type Pool = { capacity: number; held: number; sold: number; offered: number }
const free = ({ capacity, held, sold, offered }: Pool) => capacity - held - sold - offered

/**
 * What an event sells to whoever asks, with hidden types that a valid code reveals. Only shows: `reserve` decides, by the same rules.
 * @throws NotFound for an event that is not for this person
 */
export async function eventOffer(ctx: Context, slug: string, codeText: string | null): Promise<EventOffer> {
  const event = await readEvent(ctx, { eventId: slug })
  const [row, types, [clock], hasCodes] = await Promise.all([
    db().event.findUniqueOrThrow({
      where: { id: event.id },
      select: {
        status: true,
        endsAt: true,
        taxIncluded: true,
        feeBp: true,
        feeFixedMinor: true,
        feePaidBy: true,
        holdMinutes: true,
        terms: true,
        inventory: pool,
      },
    }),
    db().ticketType.findMany({
      where: { eventId: event.id },
      include: { inventory: pool, pool: { select: { inventory: pool } } },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    }),
    db().$queryRaw<{ now: Date }[]>`SELECT now() AS now`,
    db().promoCode.findFirst({ where: { eventId: event.id, active: true }, select: { id: true } }),
  ])
  const now = clock!.now
  const code = codeText === null ? null : await offeredCode(event.id, codeText, now)
  const prices: PricedEvent = { ...row, feePaidBy: row.feePaidBy === 'organiser' ? 'organiser' : 'buyer' }
  const sale = { status: row.status, endsAt: row.endsAt, seats: row.inventory && free(row.inventory), prices }
  const seen = types.filter(({ id, hidden }) => !hidden || code?.revealed(id))
  return {
    event,
    now,
    prices,
    hasCodes: hasCodes !== null,
    holdMinutes: row.holdMinutes,
    hasTerms: row.terms !== '',
    code: code && { text: code.text, problem: code.problem, price: code.price },
    offers: seen.map(({ inventory, pool: shared, ...type }) => {
      const price = {
        pricing: type.pricing as Pricing,
        priceMinor: type.priceMinor,
        minPriceMinor: type.minPriceMinor,
        priceTiers: type.priceTiers as PricedType['priceTiers'],
        taxBp: type.taxBp,
      }
      const taken = inventory.held + inventory.sold
      const seats = Math.min(free(inventory), shared ? free(shared.inventory) : Number.POSITIVE_INFINITY)
      const { id, minPerOrder, salesStartAt, salesEndAt } = type
      return {
        ...availabilityOf({ ticketTypeId: id, price, minPerOrder, seats, taken, salesStartAt, salesEndAt }, sale, now),
        type: { id, ...price },
        taken,
        name: type.name,
        description: type.description,
        hidden: type.hidden,
        minPerOrder,
        maxPerOrder: type.maxPerOrder,
        salesStartAt: salesStartAt && isoWithOffset(salesStartAt, event.timeZone),
      }
    }),
  }
}
