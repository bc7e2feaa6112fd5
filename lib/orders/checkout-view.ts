import { createHash } from 'node:crypto'

/** A ticket that will be made when its order is confirmed, as `orders.draft` keeps it. */
export type DraftTicket = {
  id: string
  lineId: string
  ticketTypeId: string
  serial: string
  position: number
  linkToken: string
  holderName: string
  holderEmail: string | null
}

export const draftTickets = (draft: unknown): DraftTicket[] =>
  Array.isArray(draft) ? (draft as DraftTicket[]).toSorted((a, b) => a.position - b.position) : []

/** Names a text of terms, so that nobody accepts another than the one they were shown. */
export const termsMark = (terms: string) => createHash('sha256').update(terms).digest('base64url').slice(0, 22)

/**
 * open: seats are held and wait for the buyer. over: the time was up, or the bank said no; it can be tried again.
 * left: the buyer gave the seats back. done: nothing is left to do here, its page says what became of it.
 */
export type CheckoutState = 'open' | 'over' | 'left' | 'done'

export function checkoutState({
  status,
  late,
  endReason,
}: {
  status: string
  late: boolean
  endReason: string | null
}): CheckoutState {
  if (status === 'pending') return late ? 'over' : 'open'
  if (status === 'expired') return 'over'
  return status === 'cancelled' && endReason === 'left' ? 'left' : 'done'
}
