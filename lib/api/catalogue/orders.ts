import { sellAtDoor } from '@/lib/checkin/sell-at-door'
import { readInvoices } from '@/lib/invoices/read-invoices'
import { cancelOrder } from '@/lib/orders/cancel-order'
import { getOrder } from '@/lib/orders/get-order'
import { listAttendees } from '@/lib/orders/list-attendees'
import { listOrders } from '@/lib/orders/list-orders'
import { listRefunds } from '@/lib/orders/list-refunds'
import { myOrders } from '@/lib/orders/my-orders'
import { openOrderPayment } from '@/lib/orders/open-order-payment'
import { placeOrder } from '@/lib/orders/place-order'
import { refundOrder } from '@/lib/orders/refund-order'
import { refundProgress } from '@/lib/orders/refund-progress'
import { retryRefund } from '@/lib/orders/retry-refund'
import { doorOffer } from '@/lib/orders/sell-at-door-offer'
import { eventMoney } from '@/lib/reports/event-money'
import { type Entry, entry } from '../entry'

const tag = 'Orders'

export const orderEntries: Entry[] = [
  entry('post', '/events/{eventId}/orders', placeOrder, { status: 201, tag, summary: 'Order tickets, signed in or not' }),
  entry('get', '/events/{eventId}/door-sales/offer', doorOffer, {
    tag,
    summary: 'What a door sells now, at what price, and what is left',
    door: true,
  }),
  entry('post', '/events/{eventId}/door-sales', sellAtDoor, {
    status: 201,
    tag,
    summary: 'Sell or register at the door: free, cash, card terminal, or by a payment link',
    door: true,
  }),
  entry('get', '/events/{eventId}/orders', listOrders, { tag, summary: 'Orders of an event, newest first' }),
  entry('get', '/events/{eventId}/attendees', listAttendees, {
    tag,
    summary: 'People who hold tickets; names only for door staff',
    door: true,
  }),
  entry('get', '/events/{eventId}/money', eventMoney, { tag, summary: 'What an event has taken, sent back and kept' }),
  entry('get', '/events/{eventId}/refunds', refundProgress, { tag, summary: 'How far the refunds of a cancelled event are' }),
  entry('get', '/orders/{id}', getOrder, { tag, summary: 'One order' }),
  entry('post', '/orders/{id}/payment', openOrderPayment, { tag, summary: 'Where a pending order is paid' }),
  entry('post', '/orders/{id}/cancel', cancelOrder, { tag, summary: 'Cancel an order nobody paid for; its seats return' }),
  entry('post', '/orders/{id}/refunds', refundOrder, {
    status: 201,
    tag,
    summary: 'Give money back: all, by ticket or an amount',
  }),
  entry('get', '/orders/{id}/refunds', listRefunds, { tag, summary: 'What goes back for an order' }),
  entry('post', '/orders/{id}/refunds/{refundId}/retry', retryRefund, { tag, summary: 'Try a refund again that failed' }),
  entry('get', '/orders/{id}/invoices', readInvoices, { tag, summary: 'Its invoice and credit notes' }),
  entry('get', '/me/orders', myOrders, { tag, summary: 'Orders you placed, newest first' }),
]
