'use server'

import { action } from '@/lib/api/action'
import { resendMail } from '@/lib/notifications/resend-mail'
import { cancelOrder } from '@/lib/orders/cancel-order'
import { enterRefund } from '@/lib/orders/enter-refund'
import { retryRefund } from '@/lib/orders/retry-refund'

export const cancel = action(cancelOrder, { redirectTo: ({ eventId, id }) => `/console/events/${eventId}/orders/${id}` })
export const resend = action(resendMail, { redirectTo: ({ eventId }, { id }) => `/console/events/${eventId}/orders/${id}` })
export const refund = action(enterRefund, {
  redirectTo: ({ eventId, orderId }) => `/console/events/${eventId}/orders/${orderId}`,
})
export const retry = action(retryRefund)
