'use server'

import { action } from '@/lib/api/action'
import { createPool } from '@/lib/tickets/create-pool'
import { deletePool } from '@/lib/tickets/delete-pool'
import { updatePool } from '@/lib/tickets/update-pool'

const page = ({ eventId }: { eventId: string }, said: string) => `/console/events/${eventId}/tickets?said=${said}`

export const addPool = action(createPool, { redirectTo: (pool) => page(pool, 'pool_made') })
export const changePool = action(updatePool, { redirectTo: (pool) => page(pool, 'pool_saved') })
export const removePool = action(deletePool, { redirectTo: (pool) => page(pool, 'pool_deleted') })
