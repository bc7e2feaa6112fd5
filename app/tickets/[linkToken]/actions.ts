'use server'

import { action } from '@/lib/api/action'
import { renameHolder } from '@/lib/tickets/rename-holder'

export const rename = action(renameHolder, { redirectTo: (_ticket, { token }) => `/tickets/${token}` })
