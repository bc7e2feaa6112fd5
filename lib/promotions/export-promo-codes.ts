import type { Context } from '@/lib/core/context'
import { byteOrderMark, csvRecord } from '@/lib/core/csv'
import { localOf } from '@/lib/core/instant'
import { amountText } from '@/lib/core/money'
import { percentText } from '@/lib/core/percent'
import { reachEvent } from '@/lib/events/access'
import { type PromoCodeView, promoCodesOf } from './promo-codes'

const head = [
  'Code',
  'Percent off',
  'Amount off',
  'Currency',
  'Works from',
  'Works until',
  'Orders in all',
  'Used',
  'At the checkout',
]
const rest = ['Given away', 'State']
const states: Record<PromoCodeView['state'], string> = {
  works: 'works',
  off: 'off',
  not_yet: 'not yet',
  over: 'over',
  used_up: 'used up',
}

/**
 * An event's codes as CSV, the newest first. Times are wall clocks of the event's zone, amounts in the decimals of its currency.
 * @throws Unauthenticated, NotFound, Forbidden
 */
export async function exportPromoCodes(
  ctx: Context,
  eventId: string,
): Promise<{ fileName: string; parts: AsyncGenerator<string> }> {
  const event = await reachEvent(ctx, eventId, 'event.read')
  const { currency } = event
  const money = (amountMinor: number | null) => (amountMinor === null ? null : amountText({ amountMinor, currency }))
  const clock = (instant: string | null) => (instant ? localOf(new Date(instant), event.timeZone).replace('T', ' ') : null)
  async function* parts() {
    yield byteOrderMark + csvRecord([...head, ...rest])
    for (const row of await promoCodesOf(event))
      yield csvRecord([
        row.code,
        row.percentBp === null ? null : percentText(row.percentBp),
        money(row.amountMinor),
        currency,
        clock(row.startsAt),
        clock(row.endsAt),
        row.limit,
        row.used,
        row.held,
        money(row.givenMinor),
        states[row.state],
      ])
  }
  return { fileName: `${event.slug}-codes.csv`, parts: parts() }
}
