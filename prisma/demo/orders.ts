import { newId, newReadableCode, newToken } from '@/lib/core/id'
import { newTicketSerial } from '@/lib/tickets/code'
import { type Portion, type PricedEvent, type PricedType, priceOf } from '@/lib/tickets/price'
import { addPayment, priced } from './paid'
import { dice, person } from './people'
import type { Rows } from './rows'

const day = 86_400_000

type SoldType = { priced: PricedType; taken: number; maxPerOrder: number }
type Sold = {
  id: string
  title: string
  prices: PricedEvent
  organisationId: string
  startsAt: Date
  endsAt: Date
  currency: string
  cancelled: boolean
  types: SoldType[]
  number: number
}

/** How many of those who hold a ticket have come in: of a past event nearly all, of one about to begin a few. */
const shareInside = (event: Sold, now: Date) =>
  event.endsAt <= now ? 0.91 : event.startsAt.getTime() - now.getTime() < 2 * 3_600_000 ? 0.12 : 0

/**
 * What people ordered of an event in the weeks before, as the rows that ordering leaves. Written straight, because an order
 * through the front door is of this minute and sends a mail.
 */
export function addOrders(rows: Rows, event: Sold, now: Date): void {
  const random = dice(event.number * 7_919)
  const until = Math.min(now.getTime(), event.startsAt.getTime()) - 3_600_000
  const parts = event.types.flatMap((type) => cut(type, random))
  const times = parts
    .map(() => new Date(until - random() ** 1.6 * 34 * day))
    .sort((one, other) => one.getTime() - other.getTime())
  const taken = new Map<string, number>()
  for (const [index, { type, quantity }] of parts.sort(() => random() - 0.5).entries()) {
    const takenSoFar = taken.get(type.id) ?? 0
    taken.set(type.id, takenSoFar + quantity)
    const chosenMinor = Math.round((type.minPriceMinor + random() * type.priceMinor) / 100) * 100
    const portions = priceOf({ type, event: event.prices, quantity, chosenMinor, takenSoFar, now: times[index]! })
    const part = { typeId: type.id, quantity, portions }
    addOrder(rows, event, part, times[index]!, person(Math.floor(random() * 1_700)), () => random() < shareInside(event, now))
  }
}

/** A type's taken tickets as orders of one to four. */
function cut(type: SoldType, random: () => number) {
  const orders: { type: PricedType; quantity: number }[] = []
  for (let left = type.taken; left > 0; ) {
    const quantity = Math.min(left, type.maxPerOrder, 1 + Math.floor(random() ** 2 * 4))
    orders.push({ type: type.priced, quantity })
    left -= quantity
  }
  return orders
}

function addOrder(
  rows: Rows,
  event: Sold,
  { typeId, quantity, portions }: { typeId: string; quantity: number; portions: Portion[] },
  createdAt: Date,
  buyer: { name: string; email: string },
  comes: () => boolean,
) {
  const id = newId('ord')
  const number = newReadableCode(7)
  const { lines, ...money } = priced(id, typeId, portions)
  rows.orders.push({
    id,
    number,
    eventId: event.id,
    token: newToken(),
    status: 'confirmed',
    buyerName: buyer.name,
    buyerEmail: buyer.email,
    currency: event.currency,
    ...money,
    confirmedAt: createdAt,
    createdAt,
  })
  rows.lines.push(...lines)
  if (money.totalMinor > 0)
    addPayment(rows, { id, title: event.title, currency: event.currency, totalMinor: money.totalMinor, createdAt })
  rows.activities.push({
    kind: 'order.confirmed',
    organisationId: event.organisationId,
    eventId: event.id,
    orderId: id,
    actor: 'anonymous',
    data: { tickets: quantity, totalMinor: money.totalMinor },
    createdAt,
  })
  const lineOf = lines.flatMap((line) => Array.from({ length: line.quantity }, () => line.id))
  for (let position = 1; position <= quantity; position++) {
    const ticket = { id: newId('tkt'), eventId: event.id, orderId: id, lineId: lineOf[position - 1], ticketTypeId: typeId }
    const scanId = !event.cancelled && comes() ? newId('scn') : null
    const scannedAt = new Date(event.startsAt.getTime() - 900_000 + position * 7_000 + (rows.tickets.length % 60) * 20_000)
    const latest = Date.now() - 60_000 - ((rows.tickets.length * 7) % 45) * 60_000 // who is in already came one after the other
    const at = new Date(Math.min(scannedAt.getTime(), latest))
    rows.tickets.push({
      ...ticket,
      serial: newTicketSerial(),
      reference: `${number}-${position}`,
      linkToken: newToken(),
      holderName: buyer.name,
      holderEmail: buyer.email,
      status: event.cancelled ? 'void' : 'valid',
      createdAt,
    })
    if (scanId)
      rows.scans.push({
        id: scanId,
        eventId: event.id,
        ticketId: ticket.id,
        decision: 'admit',
        reason: 'ok',
        gate: 'Main door',
        deviceId: 'demo',
        scannedAt: at,
        receivedAt: at,
        occurredAt: at,
      })
  }
}
