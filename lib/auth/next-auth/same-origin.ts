import { env } from '@/lib/config/env'

/** Whether a browser sent this from one of our own pages. Browsers set both headers themselves; pages cannot. */
export function isFromOurPages(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  if (site) return site === 'same-origin'
  return headers.get('origin') === new URL(env().publicUrl).origin
}
