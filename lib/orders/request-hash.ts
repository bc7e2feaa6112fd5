import { createHash } from 'node:crypto'
import type { PlaceOrder } from './schema'

/**
 * Tells whether a repeated idempotency key comes with the same request: SHA-256 over what was asked and who asked, however
 * the lines were sorted or split.
 */
export function requestHash(
  eventId: string,
  userId: string | null,
  { lines, buyer, attendees }: Omit<PlaceOrder, 'eventId'>,
): string {
  const quantities = new Map<string, number>()
  for (const { ticketTypeId, quantity } of lines) {
    if (quantity > 0) quantities.set(ticketTypeId, (quantities.get(ticketTypeId) ?? 0) + quantity)
  }
  const canonical = [
    eventId,
    userId,
    [...quantities].sort(([a], [b]) => (a < b ? -1 : 1)),
    [buyer.name, buyer.email],
    attendees.map(({ ticketTypeId, name, email }) => [ticketTypeId, name ?? null, email ?? null]),
  ]
  return createHash('sha256').update(JSON.stringify(canonical)).digest('hex')
}
