import { formatMoney } from '@/lib/core/money'
import type { OrderPage, RefundPart } from '@/lib/orders/order-page'

type State = Pick<OrderPage, 'status' | 'endReason' | 'late' | 'totalMinor'> & {
  tickets: readonly unknown[]
  refunds: readonly Pick<RefundPart, 'reason'>[]
}

/** Its money came when there was nothing left to be bought with it. */
export const cameTooLate = ({ tickets, refunds }: Pick<State, 'tickets' | 'refunds'>): boolean =>
  tickets.length === 0 && refunds.some(({ reason }) => reason === 'late')

/** What an order is to its buyer: the heading of its page. */
export function orderHeading(order: State): string {
  const { status, endReason, late, totalMinor, tickets } = order
  switch (status) {
    case 'pending':
      return late ? 'Your time is up' : 'Your tickets are held'
    case 'awaiting_confirmation':
      return 'Confirming with your bank'
    case 'confirmed':
      if (tickets.length === 0) return 'Thank you for your gift'
      return totalMinor === 0 ? 'You are registered' : 'You have your tickets'
    case 'partly_refunded':
      return 'You have your tickets'
    case 'expired':
      return endReason === 'payment_failed' ? 'Your payment did not go through' : 'Your time was up'
    case 'cancelled':
      return endReason === 'left' ? 'You gave the tickets back' : 'This order is cancelled'
    case 'refund_due':
      return cameTooLate(order) ? 'Your payment came too late' : 'Your refund is on its way'
    case 'refunded':
      return cameTooLate(order) ? 'Your payment came too late' : 'This order was refunded'
    default:
      return 'Your order'
  }
}

const reasons: Record<string, string> = {
  late: 'The payment arrived after the time to pay had ended',
  paid_twice: 'The order was paid twice',
  overpaid: 'More was paid than the order came to',
  underpaid: 'Less was paid than the order comes to',
  wrong_currency: 'The payment came in another currency',
  event_cancelled: 'The event was cancelled',
}

/** Why money goes back; null when the organiser sent it back and that is all there is to say. */
export const refundReason = (reason: string): string | null => reasons[reason] ?? null

/** How far a refund has come, for the one who waits for it. */
export function refundState({ state, byHand = false }: Pick<RefundPart, 'state'> & { byHand?: boolean }): {
  label: string
  explained: string
} {
  if (byHand && state === 'done') {
    return { label: 'Given back', explained: 'You paid at the door: the organiser gives it back by hand.' }
  }
  if (state === 'done') {
    return { label: 'Sent back', explained: 'It left the way you paid. Banks take up to ten working days to show it.' }
  }
  if (state === 'failed') {
    return {
      label: 'Held up',
      explained: 'The payment provider could not send it yet. The organiser sees this and will see to it.',
    }
  }
  return {
    label: 'On its way',
    explained: 'It is being sent back the way you paid. Banks take up to ten working days to show it.',
  }
}

/** "Free", else the amount with its currency; what goes off has a proper minus. */
export const priceWords = (amountMinor: number, currency: string) =>
  amountMinor === 0 ? 'Free' : formatMoney({ amountMinor, currency }).replace('-', '−')
