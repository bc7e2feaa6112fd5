'use server'

import { action } from '@/lib/api/action'
import { actInSandbox } from '@/lib/payments/act-in-sandbox'

export const act = action(actInSandbox, { redirectTo: ({ redirectTo }) => redirectTo })
