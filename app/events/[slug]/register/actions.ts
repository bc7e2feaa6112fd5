'use server'

import { action } from '@/lib/api/action'
import { placeOrder } from '@/lib/orders/place-order'
import { startCheckout } from '@/lib/orders/start-checkout'

export const register = action(placeOrder, { redirectTo: ({ token }) => `/orders/${token}` })
export const start = action(startCheckout, { redirectTo: ({ token }) => `/checkout/${token}` })
