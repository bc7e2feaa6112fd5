'use server'

import { action } from '@/lib/api/action'
import { leaveCheckout } from '@/lib/orders/leave-checkout'
import { retryCheckout } from '@/lib/orders/retry-checkout'
import { submitCheckout } from '@/lib/orders/submit-checkout'

export const pay = action(submitCheckout, { redirectTo: ({ url }) => url })
export const again = action(retryCheckout, { redirectTo: ({ url }) => url })
export const leave = action(leaveCheckout, { redirectTo: ({ url }) => url })
