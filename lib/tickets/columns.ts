import { InvalidInput } from '@/lib/core/error'
import { formatInstant } from '@/lib/core/instant'
import { instantFrom } from '@/lib/events/moment'
import { noPrice, type PriceColumns, priceColumns } from './price-columns'
import type { TicketTypeInput } from './schema'

type Base = PriceColumns & { salesStartAt: Date | null; salesEndAt: Date | null; minPerOrder: number; maxPerOrder: number }

const fresh: Base = { ...noPrice, salesStartAt: null, salesEndAt: null, minPerOrder: 1, maxPerOrder: 10 }

/** A whole form's words: what was left empty is taken away. */
export const wholeTicketType = (input: TicketTypeInput): Required<TicketTypeInput> => ({
  ...input,
  description: input.description ?? '',
  pricing: input.pricing ?? 'fixed',
  priceMinor: input.priceMinor ?? 0,
  minPriceMinor: input.minPriceMinor ?? 0,
  priceTiers: input.priceTiers ?? [],
  taxBp: input.taxBp ?? 0,
  salesStartAt: input.salesStartAt ?? null,
  salesEndAt: input.salesEndAt ?? null,
  minPerOrder: input.minPerOrder ?? fresh.minPerOrder,
  maxPerOrder: input.maxPerOrder ?? fresh.maxPerOrder,
  hidden: input.hidden ?? false,
  poolId: input.poolId || null,
})

/**
 * The columns an input sets, without `quantity`, which is a pool's. What the input does not name stays as it is.
 * @throws InvalidInput where two fields contradict each other
 */
export function ticketTypeColumns(
  input: Partial<TicketTypeInput>,
  event: { timeZone: string; endsAt: Date },
  base: Base = fresh,
) {
  const instant = (moment: string | null | undefined, before: Date | null) =>
    moment === undefined ? before : moment ? instantFrom(moment, event.timeZone) : null
  const salesStartAt = instant(input.salesStartAt, base.salesStartAt)
  const salesEndAt = instant(input.salesEndAt, base.salesEndAt)
  const { columns: price, problems: fields } = priceColumns(input, event.timeZone, base)
  const isGift = price.pricing === 'donation' // one per order: its amount says how much
  const minPerOrder = isGift ? 1 : (input.minPerOrder ?? base.minPerOrder)
  const maxPerOrder = isGift ? 1 : (input.maxPerOrder ?? base.maxPerOrder)

  if (salesStartAt && salesEndAt && salesEndAt <= salesStartAt)
    fields.push({
      path: 'salesEndAt',
      message: `Make the end of sales later than their start, ${formatInstant(salesStartAt, event.timeZone)}.`,
    })
  if (input.salesStartAt && salesStartAt && salesStartAt >= event.endsAt)
    fields.push({
      path: 'salesStartAt',
      message: `Begin sales before the event ends, ${formatInstant(event.endsAt, event.timeZone)}.`,
    })
  if (maxPerOrder < minPerOrder)
    fields.push({ path: 'maxPerOrder', message: `Make this ${minPerOrder} or more: that many is the least one order takes.` })
  if (isGift && input.poolId)
    fields.push({ path: 'poolId', message: 'A donation takes no seat, so it shares none. Leave the pool out.' })
  if (fields.length > 0) throw new InvalidInput(fields)

  return {
    name: input.name,
    description: input.description ?? (input.description === null ? '' : undefined),
    ...price,
    hidden: input.hidden ?? undefined,
    salesStartAt,
    salesEndAt,
    minPerOrder,
    maxPerOrder,
    poolId: isGift ? null : input.poolId === undefined ? undefined : input.poolId || null,
  }
}
