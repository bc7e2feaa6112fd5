import { isoWithOffset } from '@/lib/core/instant'
import type { Tx } from '@/lib/db/tx'
import { inTransaction } from '@/lib/db/tx'
import { contentOfInvoice, type InvoicedLine } from './content'
import { lockNumbers, writeInvoice } from './write-invoice'

const stands = new Set(['confirmed', 'refund_due', 'partly_refunded', 'refunded'])

/** Issues the invoice of an order that was confirmed and cost something; once, however often it is asked. */
export const issueInvoice = (orderId: string) => inTransaction((tx) => ensureInvoice(tx, orderId))

/** The same within a transaction. Does nothing for an order that is due none. */
export async function ensureInvoice(tx: Tx, orderId: string): Promise<void> {
  const order = await tx.order.findUnique({ where: { id: orderId }, select })
  if (!order?.confirmedAt || order.totalMinor === 0 || !stands.has(order.status)) return
  const { organisation, ...event } = order.event
  await lockNumbers(tx, organisation.id)
  if ((await tx.invoice.count({ where: { orderId, kind: 'invoice' } })) > 0) return

  const lines = order.lines.map(
    ({ quantity, unitMinor, taxBp, taxMinor, includedTaxMinor, ticketType }): InvoicedLine => ({
      name: ticketType.name,
      quantity,
      unitMinor,
      taxBp,
      taxMinor: taxMinor + includedTaxMinor,
    }),
  )
  const content = contentOfInvoice(
    {
      seller: {
        name: organisation.legalName || organisation.name,
        address: organisation.address,
        taxId: organisation.taxId,
        email: organisation.contactEmail,
      },
      buyer: { name: order.buyerName, email: order.buyerEmail },
      event: {
        title: event.title,
        startsAt: isoWithOffset(event.startsAt, event.timeZone),
        timeZone: event.timeZone,
        place: [event.venueName, event.city].filter(Boolean).join(', ') || 'Online',
      },
      order: { number: order.number, confirmedAt: isoWithOffset(order.confirmedAt, event.timeZone) },
      currency: order.currency,
      test: order.payments.some(({ provider }) => provider === 'sandbox'),
    },
    lines.filter(({ unitMinor }) => unitMinor > 0),
  )
  await writeInvoice(tx, { organisationId: organisation.id, kind: 'invoice', orderId, content })
}

const select = {
  number: true,
  status: true,
  confirmedAt: true,
  totalMinor: true,
  currency: true,
  buyerName: true,
  buyerEmail: true,
  payments: { where: { capturedMinor: { gt: 0 } }, select: { provider: true } },
  lines: {
    orderBy: { id: 'asc' },
    select: {
      quantity: true,
      unitMinor: true,
      taxBp: true,
      taxMinor: true,
      includedTaxMinor: true,
      ticketType: { select: { name: true } },
    },
  },
  event: {
    select: {
      title: true,
      startsAt: true,
      timeZone: true,
      venueName: true,
      city: true,
      organisation: { select: { id: true, name: true, legalName: true, address: true, taxId: true, contactEmail: true } },
    },
  },
} as const
