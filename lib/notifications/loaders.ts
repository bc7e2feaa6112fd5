import { loadEventCancelled, loadOrderCancelled } from './load-cancelled'
import { loadLatePayment, loadPaymentFailed, loadRefund } from './load-money'
import { loadOrderConfirmation } from './load-order-confirmation'
import { loadTicket } from './load-ticket'

/** Who loads what the mails about orders and tickets need, by the name of their template. */
export const orderMailLoaders = {
  'order-confirmation': loadOrderConfirmation,
  ticket: loadTicket,
  'order-cancelled': loadOrderCancelled,
  'event-cancelled': loadEventCancelled,
  refund: loadRefund,
  'late-payment': loadLatePayment,
  'payment-failed': loadPaymentFailed,
}
