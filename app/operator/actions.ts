'use server'

import { action } from '@/lib/api/action'
import { verifyNow } from '@/lib/operator/verify-now'

export const verify = action(verifyNow, { redirectTo: () => '/operator' })
