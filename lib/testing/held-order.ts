import { newId, newReadableCode, newToken } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { newTicketSerial } from '@/lib/tickets/code'

/** `unitMinor` is the type's price when it is left out; fee and tax are parts of it. */
type Line = { ticketTypeId: string; quantity: number; unitMinor?: number; feeMinor?: number; taxMinor?: number; taxBp?: number }

/** Seats set aside as the checkout does it, with the tickets drafted. @returns the order, with its lines */
export async function makeHeldOrder(
  eventId: string,
  lines: Line[],
  { email = 'buyer@example.org', expiresAt = new Date(Date.now() + 900_000) }: { email?: string; expiresAt?: Date } = {},
) {
  const types = await db().ticketType.findMany({ where: { id: { in: lines.map(({ ticketTypeId }) => ticketTypeId) } } })
  const rows = lines.map(({ ticketTypeId, quantity, feeMinor = 0, taxMinor = 0, taxBp = 0, unitMinor }) => {
    const type = types.find(({ id }) => id === ticketTypeId)!
    const unit = unitMinor ?? type.priceMinor
    const admits = type.pricing !== 'donation'
    return {
      id: newId('lin'),
      ticketTypeId,
      quantity,
      admits,
      listMinor: unit - feeMinor - taxMinor,
      feeMinor,
      taxMinor,
      taxBp,
      unitMinor: unit,
    }
  })
  const units = rows.filter(({ admits }) => admits).flatMap((line) => Array.from({ length: line.quantity }, () => line))
  const draft = units.map((line, index) => ({
    id: newId('tkt'),
    lineId: line.id,
    ticketTypeId: line.ticketTypeId,
    serial: newTicketSerial(),
    position: index + 1,
    linkToken: newToken(),
    holderName: 'Bo Buyer',
    holderEmail: null,
  }))
  const sum = (each: (line: (typeof rows)[number]) => number) =>
    rows.reduce((total, line) => total + each(line) * line.quantity, 0)
  const { currency } = await db().event.findUniqueOrThrow({ where: { id: eventId }, select: { currency: true } })
  const order = await db().order.create({
    data: {
      id: newId('ord'),
      number: newReadableCode(7),
      eventId,
      token: newToken(),
      status: 'pending',
      buyerName: 'Bo Buyer',
      buyerEmail: email,
      currency,
      listMinor: sum(({ listMinor }) => listMinor),
      feeMinor: sum(({ feeMinor }) => feeMinor),
      taxMinor: sum(({ taxMinor }) => taxMinor),
      totalMinor: sum(({ unitMinor }) => unitMinor),
      expiresAt,
      draft,
      lines: { create: rows },
    },
    include: { lines: { orderBy: { id: 'asc' } } },
  })
  await db().$executeRaw`SELECT move_seats(${order.id}, 1, 0)`
  await db().$executeRaw`SELECT tell('order.placed', NULL, ${eventId}, ${order.id}, 'anonymous', NULL, '{}')`
  return order
}

/** A payment whose session is open at a provider. */
export const makeOpenPayment = async (
  order: { id: string; totalMinor: number; currency: string },
  values: { provider?: string; state?: string; sessionRef?: string | null } = {},
) => {
  const id = newId('pay')
  return db().payment.create({
    data: {
      id,
      orderId: order.id,
      provider: 'sandbox',
      state: 'open',
      amountMinor: order.totalMinor,
      currency: order.currency,
      sessionRef: `session_of_${id}`,
      url: `https://pay.example.org/${id}`,
      ...values,
    },
  })
}

/** Puts the end of a hold into the past. */
export const letTimePass = (orderId: string) =>
  db().$executeRaw`UPDATE orders SET expires_at = now() - interval '1 second' WHERE id = ${orderId}`
