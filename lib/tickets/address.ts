import { env } from '@/lib/config/env'

/** Where a ticket opens, without signing in. Who has the address has the ticket. */
export const ticketUrl = (linkToken: string) => `${env().publicUrl}/tickets/${linkToken}`
