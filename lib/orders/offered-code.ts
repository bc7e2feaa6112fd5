import { db } from '@/lib/db/client'
import type { PriceCode } from '@/lib/tickets/price'
import { PromoCodeOver, UnknownPromoCode } from './price-errors'

export type OfferedCode = {
  /** as it is written */ text: string /** why it cannot be used; null when it can */
  problem: string | null
}

type Known = OfferedCode & {
  price: PriceCode | null /** a hidden type that it shows */
  revealed: (ticketTypeId: string) => boolean
}

/** What a promo code would do for an order of an event at `now`, as far as that is known before anybody is named. */
export async function offeredCode(eventId: string, typed: string, now: Date): Promise<Known> {
  const text = typed.trim().toUpperCase()
  const none = (problem: string): Known => ({ text, problem, price: null, revealed: () => false })
  const code = await db().promoCode.findUnique({
    where: { eventId_code: { eventId, code: text } },
    include: { inventory: true },
  })
  if (!code) return none(new UnknownPromoCode().message)
  const state = !code.active
    ? 'inactive'
    : code.startsAt && code.startsAt > now
      ? 'not_yet'
      : code.endsAt && code.endsAt <= now
        ? 'ended'
        : code.inventory && code.inventory.held + code.inventory.sold + code.inventory.offered >= code.inventory.capacity
          ? 'used_up'
          : null
  if (state) return none(new PromoCodeOver(state).message)
  const { percentBp, amountMinor, ticketTypeIds } = code
  const named = (id: string) => ticketTypeIds.length === 0 || ticketTypeIds.includes(id)
  return {
    text,
    problem: null,
    price: percentBp === null && amountMinor === null ? null : { percentBp, amountMinor, ticketTypeIds },
    revealed: (id) => code.reveals && named(id),
  }
}
