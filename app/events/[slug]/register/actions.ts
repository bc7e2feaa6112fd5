'use server'

import { action } from '@/lib/api/action'
import { placeOrder } from '@/lib/orders/place-order'

export const register = action(placeOrder, { redirectTo: ({ token }) => `/orders/${token}` })
