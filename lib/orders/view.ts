import { z } from 'zod'
import { isoWithOffset } from '@/lib/core/instant'
import { presentTicket, ticketSelect, ticketView } from '@/lib/tickets/view'
import { orderUrl } from './address'
import { orderStatuses } from './order-state'
import { type AmountsRow, amountsSelect, presentAmounts, priceAmounts, totalAmounts } from './price-view'

export const orderView = z
  .object({
    id: z.string(),
    number: z.string(),
    token: z.string().optional().meta({ description: "The buyer's key to this order; only for the buyer." }),
    url: z.string().optional().meta({ description: 'The page of this order; only for the buyer.' }),
    status: z.enum(orderStatuses),
    expiresAt: z.string().optional().meta({ description: 'Until when a pending order has its seats.' }),
    eventId: z.string(),
    buyer: z.object({
      name: z.string(),
      email: z.string().meta({ description: 'Empty where none was given, and for a door that may not see addresses.' }),
    }),
    lines: z.array(
      z.object({
        ticketTypeId: z.string(),
        name: z.string(),
        quantity: z.int(),
        admits: z.boolean().meta({ description: 'False for a gift, of which no ticket comes.' }),
        ...priceAmounts.shape,
      }),
    ),
    ...totalAmounts.shape,
    payment: z
      .object({ provider: z.string(), url: z.string() })
      .optional()
      .meta({ description: 'Where a pending order is paid, while a page for it is open; only for the buyer.' }),
    createdAt: z.string(),
    cancelledAt: z.string().optional(),
    tickets: z.array(ticketView),
  })
  .meta({ id: 'Order' })
export type OrderView = z.output<typeof orderView>

export const orderSelect = {
  id: true,
  number: true,
  token: true,
  status: true,
  expiresAt: true,
  eventId: true,
  event: { select: { status: true, timeZone: true } },
  buyerName: true,
  buyerEmail: true,
  currency: true,
  ...amountsSelect,
  totalMinor: true,
  createdAt: true,
  cancelledAt: true,
  lines: {
    select: {
      ticketTypeId: true,
      quantity: true,
      admits: true,
      ...amountsSelect,
      unitMinor: true,
      ticketType: { select: { name: true } },
    },
    orderBy: { id: 'asc' },
  },
  tickets: { select: ticketSelect, orderBy: { id: 'asc' } },
  payments: { where: { state: 'open' }, select: { provider: true, url: true }, orderBy: { id: 'desc' }, take: 1 },
} as const

type LineRow = AmountsRow & {
  ticketTypeId: string
  quantity: number
  admits: boolean
  unitMinor: number
  ticketType: { name: string }
}

export type OrderRow = AmountsRow & {
  id: string
  number: string
  token: string
  status: string
  expiresAt: Date | null
  eventId: string
  event: { status: string; timeZone: string }
  buyerName: string
  buyerEmail: string
  currency: string
  totalMinor: number
  createdAt: Date
  cancelledAt: Date | null
  lines: LineRow[]
  tickets: Parameters<typeof presentTicket>[0][]
  /** the page where it is paid, when one is open */
  payments: { provider: string; url: string | null }[]
}

/**
 * @param as the buyer gets the keys and the codes, a manager the facts
 * @param addresses without them e-mail addresses are left empty, as where nobody gave one
 */
export async function presentOrder(row: OrderRow, as: 'buyer' | 'manager', addresses = true): Promise<OrderView> {
  const { currency } = row
  const { timeZone } = row.event
  const own = as === 'buyer'
  const tickets = addresses ? row.tickets : row.tickets.map((ticket) => ({ ...ticket, holderEmail: null }))
  const at = (instant: Date | null) => (instant ? isoWithOffset(instant, timeZone) : undefined)
  return {
    id: row.id,
    number: row.number,
    token: own ? row.token : undefined,
    url: own ? orderUrl(row.token) : undefined,
    status: row.status as OrderView['status'],
    expiresAt: row.status === 'pending' ? at(row.expiresAt) : undefined,
    eventId: row.eventId,
    buyer: { name: row.buyerName, email: addresses ? row.buyerEmail : '' },
    lines: row.lines.map((line) => ({
      ticketTypeId: line.ticketTypeId,
      name: line.ticketType.name,
      quantity: line.quantity,
      admits: line.admits,
      ...presentAmounts(line, currency),
      unitPrice: { amountMinor: line.unitMinor, currency },
    })),
    ...presentAmounts(row, currency),
    total: { amountMinor: row.totalMinor, currency },
    payment: own && row.status === 'pending' ? openPage(row.payments) : undefined,
    createdAt: isoWithOffset(row.createdAt, timeZone),
    cancelledAt: at(row.cancelledAt),
    tickets: await Promise.all(tickets.map((ticket) => presentTicket(ticket, { order: row, event: row.event }, own))),
  }
}

const openPage = ([payment]: OrderRow['payments']) =>
  payment?.url ? { provider: payment.provider, url: payment.url } : undefined
