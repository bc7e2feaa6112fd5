import { Prisma } from '@/generated/prisma/client'
import type { Stock } from '../availability'

/** What decides what can be had of a type, as `stockColumns` answer it. */
export type StockRow = Omit<Stock, 'ticketTypeId' | 'salesStartAt' | 'salesEndAt'> & {
  salesStartAt: string | null
  salesEndAt: string | null
}

/** Of `ticket_types t` with `stockJoins`, as arguments of a jsonb_build_object. */
export const stockColumns = Prisma.sql`
  'price', jsonb_build_object('pricing', t.pricing, 'priceMinor', t.price_minor, 'minPriceMinor', t.min_price_minor,
                              'priceTiers', t.price_tiers, 'taxBp', t.tax_bp),
  'minPerOrder', t.min_per_order, 'salesStartAt', t.sales_start_at, 'salesEndAt', t.sales_end_at, 'taken', i.held + i.sold,
  'seats', least(i.capacity - i.held - i.sold - i.offered, s.capacity - s.held - s.sold - s.offered)`

export const stockJoins = Prisma.sql`
  JOIN inventory i ON i.id = t.inventory_id
  LEFT JOIN shared_pools sp ON sp.id = t.pool_id
  LEFT JOIN inventory s ON s.id = sp.inventory_id`

/** Of `events e`: what its prices are made with. */
export const pricesColumn = Prisma.sql`jsonb_build_object(
  'taxIncluded', e.tax_included, 'feeBp', e.fee_bp, 'feeFixedMinor', e.fee_fixed_minor, 'feePaidBy', e.fee_paid_by)`

const date = (text: string | null) => (text === null ? null : new Date(text))

export const datesOf = ({ salesStartAt, salesEndAt }: Pick<StockRow, 'salesStartAt' | 'salesEndAt'>) => ({
  salesStartAt: date(salesStartAt),
  salesEndAt: date(salesEndAt),
})
