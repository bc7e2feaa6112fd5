import { env } from '@/lib/config/env'

/** Where an order opens, without signing in. Who has the address can do what its buyer can. */
export const orderUrl = (token: string) => `${env().publicUrl}/orders/${token}`

/** Where an order is finished and paid; once it is, this leads on to its page. */
export const checkoutUrl = (token: string) => `${env().publicUrl}/checkout/${token}`
