import { z } from 'zod'
import { splitTaxes, taxesOf } from './taxes'

const tax = z.object({
  /** hundredths of a percent */
  bp: z.int(),
  netMinor: z.int(),
  taxMinor: z.int(),
})

/** Everything on an invoice or a credit note. Amounts in the minor unit of `currency`; those of a credit note are what goes back. */
export const invoiceContent = z.object({
  seller: z.object({ name: z.string(), address: z.string(), taxId: z.string(), email: z.string().nullable() }),
  buyer: z.object({ name: z.string(), email: z.string() }),
  event: z.object({ title: z.string(), startsAt: z.string(), timeZone: z.string(), place: z.string() }),
  order: z.object({ number: z.string(), confirmedAt: z.string() }),
  currency: z.string(),
  lines: z.array(z.object({ name: z.string(), quantity: z.int(), unitMinor: z.int(), totalMinor: z.int() })),
  taxes: z.array(tax),
  totalMinor: z.int(),
  /** no money moved */
  test: z.boolean(),
  /** of a credit note: the number of the invoice it takes back, and why */
  creditOf: z.object({ number: z.string(), reason: z.string() }).nullable(),
})
export type InvoiceContent = z.output<typeof invoiceContent>

export type InvoicedLine = { name: string; quantity: number; unitMinor: number; taxBp: number; taxMinor: number }

type About = Omit<InvoiceContent, 'lines' | 'taxes' | 'totalMinor' | 'creditOf'>

/** @param lines `unitMinor` and `taxMinor` are of one unit; the tax is part of what the unit costs */
export function contentOfInvoice(about: About, lines: InvoicedLine[]): InvoiceContent {
  return {
    ...about,
    lines: lines.map(({ name, quantity, unitMinor }) => ({ name, quantity, unitMinor, totalMinor: unitMinor * quantity })),
    taxes: taxesOf(lines),
    totalMinor: lines.reduce((sum, { quantity, unitMinor }) => sum + quantity * unitMinor, 0),
    creditOf: null,
  }
}

/** A credit note over `amountMinor` of an invoice: its taxes are the invoice's in proportion. */
export function contentOfCreditNote(
  invoice: InvoiceContent,
  { amountMinor, name, number, reason }: { amountMinor: number; name: string; number: string; reason: string },
): InvoiceContent {
  return {
    ...invoice,
    lines: [{ name, quantity: 1, unitMinor: amountMinor, totalMinor: amountMinor }],
    taxes: splitTaxes(invoice.taxes, amountMinor),
    totalMinor: amountMinor,
    creditOf: { number, reason },
  }
}
