'use server'

import { action } from '@/lib/api/action'
import { cancelOrder } from '@/lib/orders/cancel-order'

export const cancel = action(cancelOrder, { redirectTo: (_order, { token }) => `/orders/${token}` })
