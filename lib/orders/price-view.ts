import { z } from 'zod'
import type { UnitPrice } from '@/lib/tickets/price'

const money = z.object({ amountMinor: z.int(), currency: z.string() })

const amounts = z.object({
  list: money.meta({ description: 'The price before a promo code, booking fee and tax on top.' }),
  discount: money,
  fee: money.meta({ description: 'Booking fee on top of the price.' }),
  tax: money.meta({ description: 'Tax on top of the price.' }),
  includedTax: money.meta({ description: 'Tax that the price holds already.' }),
})

/** Of one unit: list - discount + fee + tax = unitPrice, which is what the buyer pays. */
export const priceAmounts = amounts.extend({ unitPrice: money })

/** Of the whole order, in the same way. */
export const totalAmounts = amounts.extend({ total: money })

export const amountsSelect = {
  listMinor: true,
  discountMinor: true,
  feeMinor: true,
  taxMinor: true,
  includedTaxMinor: true,
} as const

export type AmountsRow = Pick<UnitPrice, keyof typeof amountsSelect>

export function presentAmounts(row: AmountsRow, currency: string): z.output<typeof amounts> {
  const of = (amountMinor: number) => ({ amountMinor, currency })
  return {
    list: of(row.listMinor),
    discount: of(row.discountMinor),
    fee: of(row.feeMinor),
    tax: of(row.taxMinor),
    includedTax: of(row.includedTaxMinor),
  }
}
