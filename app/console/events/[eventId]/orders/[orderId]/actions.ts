'use server'

import { action } from '@/lib/api/action'
import { resendMail } from '@/lib/notifications/resend-mail'
import { cancelOrder } from '@/lib/orders/cancel-order'

export const cancel = action(cancelOrder, { redirectTo: ({ eventId, id }) => `/console/events/${eventId}/orders/${id}` })
export const resend = action(resendMail, { redirectTo: ({ eventId }, { id }) => `/console/events/${eventId}/orders/${id}` })
