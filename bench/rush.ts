import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { placeOrder } from '@/lib/orders/place-order'
import { anonymous, makeEvent, makeTicketType } from '@/lib/testing/factories'

/** An event whose one ticket type everybody wants, with statistics as a running system has them. */
export async function hotEvent(quantity: number) {
  const event = await makeEvent()
  const type = await makeTicketType(event.id, { quantity })
  await db().$executeRaw`ANALYZE`
  return { eventId: event.id, ticketTypeId: type.id, inventoryId: type.inventoryId }
}

/** One more buyer orders one ticket, with a key, as every door sends one. */
export async function buyOne({ eventId, ticketTypeId }: { eventId: string; ticketTypeId: string }) {
  const buyer = { name: 'Bo Buyer', email: `${newId('b').toLowerCase()}@example.org` }
  return placeOrder({ ...anonymous(), idempotencyKey: newId('key') }, { eventId, lines: [{ ticketTypeId, quantity: 1 }], buyer })
}
