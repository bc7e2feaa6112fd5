import { formatMoney } from '@/lib/core/money'

type Activity = { kind: string; data: Record<string, unknown>; orderNumber: string | null }

const count = (value: unknown, one: string, many: string) => {
  const number = typeof value === 'number' ? value : 0
  return number === 1 ? `1 ${one}` : `${number.toLocaleString('en')} ${many}`
}

const quoted = (value: unknown) => (typeof value === 'string' && value !== '' ? ` “${value}”` : '')

const amount = ({ amountMinor, currency }: Record<string, unknown>) =>
  typeof amountMinor === 'number' && typeof currency === 'string' ? formatMoney({ amountMinor, currency }) : 'an amount'

const fields: Record<string, string> = {
  title: 'title',
  summary: 'summary',
  description: 'description',
  category: 'category',
  tags: 'tags',
  format: 'format',
  startsAt: 'start',
  endsAt: 'end',
  timeZone: 'time zone',
  venueName: 'place',
  venueAddress: 'address',
  city: 'city',
  country: 'country',
  latitude: 'position',
  longitude: 'position',
  joinUrl: 'link to join',
  capacity: 'people in all',
  currency: 'currency',
  visibility: 'visibility',
  accent: 'colour',
  refundPolicy: 'refund policy',
  coverId: 'picture',
  attachmentId: 'document',
  name: 'name',
  quantity: 'quantity',
  salesStartAt: 'start of sales',
  salesEndAt: 'end of sales',
  minPerOrder: 'least per order',
  maxPerOrder: 'most per order',
  hidden: 'visibility',
  pricing: 'kind of price',
  priceMinor: 'price',
  minPriceMinor: 'least price',
  priceTiers: 'tiers',
  taxBp: 'tax',
  poolId: 'shared pool',
  taxIncluded: 'tax',
  feeBp: 'booking fee',
  feeFixedMinor: 'booking fee',
  feePaidBy: 'who pays the booking fee',
  holdMinutes: 'time to check out',
  terms: 'terms',
  code: 'code',
  percentBp: 'discount',
  amountMinor: 'discount',
  ticketTypeIds: 'tickets it is for',
  reveals: 'what it shows',
  limit: 'limit',
  maxPerPerson: 'limit per person',
}

const changed = ({ changed: names }: Record<string, unknown>) => {
  const words = [...new Set((Array.isArray(names) ? names : []).map((name) => fields[String(name)] ?? String(name)))]
  return words.length === 0 ? 'something' : new Intl.ListFormat('en').format(words)
}

const codeChange = (data: Record<string, unknown>) => {
  const onlySwitched = Array.isArray(data.changed) && data.changed.length === 1 && data.changed[0] === 'active'
  return onlySwitched
    ? `switched the code${quoted(data.code)} on or off`
    : `changed ${changed(data)} of the code${quoted(data.code)}`
}

const ways: Record<string, string> = { cash: ' for cash', card_terminal: ' by card terminal', link: ' by a payment link' }

const phrases: Record<string, (activity: Activity) => string> = {
  'event.created': ({ data }) => (data.from ? 'made this draft as a copy' : 'made this draft'),
  'event.updated': ({ data }) => `changed ${changed(data)}`,
  'event.published': () => 'published the event',
  'event.unpublished': () => 'made it a draft again',
  'event.cancelled': ({ data }) => `cancelled the event; ${count(data.tickets, 'ticket is', 'tickets are')} void`,
  'ticket_type.created': ({ data }) => `added the ticket${quoted(data.name)}, ${count(data.quantity, 'piece', 'pieces')}`,
  'ticket_type.updated': ({ data }) => `changed ${changed(data)} of the ticket${quoted(data.name)}`,
  'ticket_type.deleted': ({ data }) => `deleted the ticket${quoted(data.name)}`,
  'ticket_type.moved': () => 'put the tickets in another order',
  'pool.created': ({ data }) => `made the shared pool${quoted(data.name)}, ${count(data.capacity, 'seat', 'seats')}`,
  'pool.updated': ({ data }) => `changed the shared pool${quoted(data.name)}, now ${count(data.capacity, 'seat', 'seats')}`,
  'pool.deleted': ({ data }) => `deleted the shared pool${quoted(data.name)}`,
  'promo_code.created': ({ data }) => `added the code${quoted(data.code)}`,
  'promo_code.created_many': ({ data }) => `added ${count(data.count, 'code', 'codes')}, each for one order`,
  'promo_code.updated': ({ data }) => codeChange(data),
  'promo_code.deleted': ({ data }) => `deleted the code${quoted(data.code)}`,
  'order.confirmed': ({ data, orderNumber }) => `registered, ${count(data.tickets, 'ticket', 'tickets')}, order ${orderNumber}`,
  'order.cancelled': ({ orderNumber }) => `cancelled order ${orderNumber}`,
  'order.placed': ({ orderNumber }) => `set places aside for order ${orderNumber}`,
  'order.sold_at_door': ({ data, orderNumber }) =>
    `sold ${count(data.tickets, 'ticket', 'tickets')} at the door${ways[String(data.payment)] ?? ''}, order ${orderNumber}`,
  'order.expired': ({ orderNumber }) => `let the places of order ${orderNumber} go; its time was up`,
  'order.refunded': ({ data, orderNumber }) => `refunded ${amount(data)} of order ${orderNumber}`,
  'payment.opened': ({ orderNumber }) => `went to pay order ${orderNumber}`,
  'payment.failed': ({ orderNumber }) => `saw a payment of order ${orderNumber} fail`,
  'payment.sent_back': ({ data, orderNumber }) => `sends ${amount(data)} back that was too much for order ${orderNumber}`,
  'payment.late_refunded': ({ data, orderNumber }) => `sends ${amount(data)} back that came too late for order ${orderNumber}`,
  'refund.done': ({ data, orderNumber }) => `sent ${amount(data)} back for order ${orderNumber}`,
  'refund.failed': ({ data, orderNumber }) => `could not send ${amount(data)} back for order ${orderNumber}`,
  'refund.retried': ({ data, orderNumber }) => `tried again to send ${amount(data)} back for order ${orderNumber}`,
  'scan.undone': () => 'took an admission back',
}

/** What happened, as the rest of a sentence that begins with a name: "Mona published the event". */
export const activityWords = (activity: Activity): string =>
  phrases[activity.kind]?.(activity) ?? activity.kind.replace(/[._]/g, ' ')
