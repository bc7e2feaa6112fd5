import { z } from 'zod'
import { isoWithOffset } from '@/lib/core/instant'
import { invoiceContent } from './content'
import { invoiceNumber, type Series } from './number'

export const invoiceView = z
  .object({
    id: z.string(),
    number: z.string().meta({ description: 'Without gaps within an organisation' }),
    kind: z.enum(['invoice', 'credit_note']),
    issuedAt: z.string(),
    content: invoiceContent,
  })
  .meta({ id: 'Invoice' })
export type InvoiceView = z.output<typeof invoiceView>

export const invoiceSelect = {
  id: true,
  number: true,
  series: true,
  kind: true,
  issuedAt: true,
  content: true,
  order: { select: { event: { select: { timeZone: true } } } },
} as const

type Row = {
  id: string
  number: number
  series: string
  kind: string
  issuedAt: Date
  content: unknown
  order: { event: { timeZone: string } }
}

export const presentInvoice = ({ id, number, series, kind, issuedAt, content, order }: Row): InvoiceView => ({
  id,
  number: invoiceNumber(series as Series, number),
  kind: kind as InvoiceView['kind'],
  issuedAt: isoWithOffset(issuedAt, order.event.timeZone),
  content: content as InvoiceView['content'],
})
