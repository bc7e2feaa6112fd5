import { env } from '@/lib/config/env'

/** A path where an address leads to this site, whatever name of it the visitor came by; else the address. */
export const fromHere = (url: string) => (url.startsWith(`${env().publicUrl}/`) ? url.slice(env().publicUrl.length) : url)
