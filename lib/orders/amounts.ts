/** An order's money as its rows say it: list - discount + fee + tax = total. */
export type Amounts = {
  currency: string
  listMinor: number
  discountMinor: number
  feeMinor: number
  taxMinor: number
  /** tax that the prices hold already */
  includedTaxMinor: number
  totalMinor: number
  promoCode: string | null
  /** `listMinor` of one unit */
  lines: { name: string; quantity: number; listMinor: number }[]
}

export const amountsSelect = {
  currency: true,
  listMinor: true,
  discountMinor: true,
  feeMinor: true,
  taxMinor: true,
  includedTaxMinor: true,
  totalMinor: true,
  promoCode: { select: { code: true } },
  lines: {
    select: {
      ticketTypeId: true,
      quantity: true,
      admits: true,
      listMinor: true,
      unitMinor: true,
      ticketType: { select: { name: true } },
    },
    orderBy: { id: 'asc' },
  },
} as const

type Row = Omit<Amounts, 'promoCode' | 'lines'> & {
  promoCode: { code: string } | null
  lines: { quantity: number; listMinor: number; ticketType: { name: string } }[]
}

export const toAmounts = ({ promoCode, lines, ...row }: Row): Amounts => ({
  currency: row.currency,
  listMinor: row.listMinor,
  discountMinor: row.discountMinor,
  feeMinor: row.feeMinor,
  taxMinor: row.taxMinor,
  includedTaxMinor: row.includedTaxMinor,
  totalMinor: row.totalMinor,
  promoCode: promoCode?.code ?? null,
  lines: lines.map(({ quantity, listMinor, ticketType }) => ({ name: ticketType.name, quantity, listMinor })),
})

/** So many of something, or a sum that comes on top or goes off. */
export type AmountLine = { label: string; quantity?: number; amountMinor: number }

/** An order as a receipt lists it: every line at its list price, then what goes off and what comes on top. They add up to the total. */
export function amountLines({ lines, discountMinor, feeMinor, taxMinor, promoCode }: Amounts): AmountLine[] {
  const extra = (label: string, amountMinor: number) => (amountMinor === 0 ? [] : [{ label, amountMinor }])
  return [
    ...lines.map(({ name, quantity, listMinor }) => ({ label: name, quantity, amountMinor: listMinor * quantity })),
    ...extra(promoCode ? `Discount ${promoCode}` : 'Discount', -discountMinor),
    ...extra('Booking fee', feeMinor),
    ...extra('Tax', taxMinor),
  ]
}
