import { authEntries } from './catalogue/auth'
import { checkinEntries } from './catalogue/checkin'
import { discoveryEntries } from './catalogue/discovery'
import { doorEntries } from './catalogue/doors'
import { eventEntries } from './catalogue/events'
import { orderEntries } from './catalogue/orders'
import { orgEntries } from './catalogue/orgs'
import { promotionEntries } from './catalogue/promotions'
import { ticketEntries } from './catalogue/tickets'
import type { Entry } from './entry'

/** The REST API, one row per endpoint. Adding a row serves it and documents it. */
export const catalogue: Entry[] = [
  ...authEntries,
  ...discoveryEntries,
  ...eventEntries,
  ...promotionEntries,
  ...orderEntries,
  ...ticketEntries,
  ...checkinEntries,
  ...doorEntries,
  ...orgEntries,
]
