import type { DoorSaleView } from '@/lib/checkin/sell-at-door'
import type { DoorOffer } from '@/lib/orders/sell-at-door-offer'
import type { DoorPayment } from '@/lib/orders/sell-at-door-schema'
import { askServer } from './offline/door-calls'

export type Sold = Omit<DoorSaleView, 'payment' | 'admissions'> & { payment?: { url?: string } }

/** What is asked of the server; under one `key` it is one sale, however often it is asked. */
export type Wish = {
  key: string
  lines: { ticketTypeId: string; quantity: number; priceMinor?: number }[]
  buyer: { name: string; email: string }
  payment: DoorPayment
  /** what the buyer was told */
  totalMinor: number
}

export type SellCalls = ReturnType<typeof sellCalls>

/** The calls of a door that sells, with its own token; those about an order with the order's, as its buyer makes them. */
export function sellCalls({ eventId, token }: { eventId: string; token: string }) {
  const sales = `/events/${encodeURIComponent(eventId)}/door-sales`
  const ofBuyer = (order: Pick<Sold, 'id' | 'token'>) => ({
    path: `/orders/${encodeURIComponent(order.id)}`,
    headers: { 'x-token': order.token ?? '' },
  })
  return {
    offer: () => askServer<DoorOffer>(`${sales}/offer`, { token }),
    sell: ({ key, ...body }: Wish) => askServer<Sold>(sales, { token, body, headers: { 'idempotency-key': key } }),
    state(order: Pick<Sold, 'id' | 'token'>) {
      const { path, headers } = ofBuyer(order)
      return askServer<Sold>(path, { headers })
    },
    /** Gives the seats of an order back that nobody has paid for. */
    giveUp(order: Pick<Sold, 'id' | 'token'>) {
      const { path, headers } = ofBuyer(order)
      return askServer<Sold>(`${path}/cancel`, { headers, body: {} })
    },
  }
}
