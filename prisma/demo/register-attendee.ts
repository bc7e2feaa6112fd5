import type { Context } from '@/lib/core/context'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { placeOrder } from '@/lib/orders/place-order'

const wishes = [
  { title: 'Open Decks at the Laternenkeller', type: 'Listener', quantity: 2 },
  { title: 'Read the Source, Together', type: 'Reader', quantity: 1 },
  { title: 'Repair Café', type: 'Just tea', quantity: 1 },
]

/** The demo's attendee gets tickets through the front door, so that there are real mails to read and codes to scan. */
export async function registerAttendee({ id, email, name }: { id: string; email: string; name: string }): Promise<void> {
  const ctx: Context = {
    actor: { kind: 'user', userId: id, sessionId: newId('ses'), email, name, verified: true },
    requestId: newId('req'),
    ip: null,
    userAgent: null,
  }
  for (const { title, type, quantity } of wishes) {
    const ticketType = await db().ticketType.findFirstOrThrow({ where: { name: type, event: { title } } })
    await placeOrder(ctx, {
      eventId: ticketType.eventId,
      lines: [{ ticketTypeId: ticketType.id, quantity }],
      buyer: { name, email },
    })
  }
}
