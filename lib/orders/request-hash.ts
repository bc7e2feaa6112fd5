import { createHash } from 'node:crypto'
import type { ReserveRequest } from './reserve'

/**
 * Tells whether a repeated idempotency key comes with the same request: SHA-256 over what was asked and who asked, however
 * the lines were sorted or split.
 */
export function requestHash(
  eventId: string,
  userId: string | null,
  { lines, buyer, attendees, promoCode, hold, atDoor }: ReserveRequest,
): string {
  const asked = new Map<string, [ticketTypeId: string, quantity: number, priceMinor?: number]>()
  for (const { ticketTypeId, quantity, priceMinor } of lines) {
    if (quantity < 1) continue
    const key = JSON.stringify([ticketTypeId, priceMinor])
    const before = asked.get(key)
    if (before) before[1] += quantity
    else asked.set(key, priceMinor === undefined ? [ticketTypeId, quantity] : [ticketTypeId, quantity, priceMinor])
  }
  const canonical = [
    eventId,
    userId,
    [...asked].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line),
    buyer && [buyer.name, buyer.email],
    attendees.map(({ ticketTypeId, name, email }) => [ticketTypeId, name ?? null, email ?? null]),
    ...(promoCode || hold || atDoor ? [promoCode?.toUpperCase() ?? null, hold ?? false] : []),
    ...(atDoor ? [atDoor] : []),
  ]
  return createHash('sha256').update(JSON.stringify(canonical)).digest('hex')
}
