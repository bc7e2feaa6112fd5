import pg from 'pg'
import { liveSession } from '@/lib/auth/live-session'
import { listScans } from '@/lib/checkin/list-scans'
import { readCheckin } from '@/lib/checkin/read-checkin'
import { recordScans } from '@/lib/checkin/record-scans'
import { env } from '@/lib/config/env'
import { newId } from '@/lib/core/id'
import { readStock } from '@/lib/events/availability-read'
import { discoverEvents } from '@/lib/events/discovery'
import { listMyEvents } from '@/lib/events/list-my-events'
import { publicAddresses } from '@/lib/events/public-addresses'
import { publicEvent } from '@/lib/events/public-event'
import { publicOrganiser } from '@/lib/events/public-organiser'
import { popularCities } from '@/lib/events/public-places'
import { dispatchActivities } from '@/lib/jobs/dispatch'
import { readStanding } from '@/lib/operator/standing'
import { getOrder } from '@/lib/orders/get-order'
import { listAttendees } from '@/lib/orders/list-attendees'
import { listOrders } from '@/lib/orders/list-orders'
import { myOrders } from '@/lib/orders/my-orders'
import { orderTimeline } from '@/lib/orders/order-timeline'
import { placeOrder } from '@/lib/orders/place-order'
import { reconcile } from '@/lib/orders/reconcile'
import { sendRefunds } from '@/lib/orders/send-refunds'
import { settleOrder } from '@/lib/orders/settle-order'
import { sweepHolds } from '@/lib/orders/sweep-holds'
import { eventMoney } from '@/lib/reports/event-money'
import { eventOverview } from '@/lib/reports/event-overview'
import { anonymous } from '@/lib/testing/factories'
import { myTickets } from '@/lib/tickets/my-tickets'
import { inVain, lists, type Questions, searches } from '../discovery/questions'
import { type Grown, openPaymentOf, overdueHold } from './stage'

/** Asked several times; what it needs is made before it is counted, once for each time. */
export type Asked = { ask: (nth: number) => Promise<unknown>; prepare?: () => Promise<unknown> }

const moreLists: Questions = {
  'the tag and a category': { tag: 'rooftop', category: 'music' },
  'a tag of nearly all in a city, free': { tag: 'indoors', city: 'Berlin', price: 'free' },
  'newest with a tag': { tag: 'rooftop', sort: 'newest' },
  'a word in a city': { q: 'quartet', city: 'Berlin' },
  'over, latest first': { status: 'ended' },
  cancelled: { status: 'cancelled' },
  today: { when: 'today' },
  'from a day to a day': { from: '2027-01-10', to: '2027-01-12' },
  'the site’s list, next page': {},
}

const discovery = (): [string, Asked][] =>
  Object.entries({ ...lists, ...searches, ...inVain, ...moreLists }).map(([name, question]) => [
    `list: ${name}`,
    {
      ask: async () => {
        const page = await discoverEvents(anonymous(), question)
        if (page.nextCursor) await discoverEvents(anonymous(), { ...question, cursor: page.nextCursor })
      },
    },
  ])

const person = (nth: number) => `person${1_000 + nth}@example.org`
const row = (prefix: string, nth: number) => `${prefix}_${String(1_000 + nth).padStart(9, '0')}`

/** The queries of the product that people and its own work ask all the time, as the code asks them. */
export function questionsOf(grown: Grown): [string, Asked][] {
  const { ctx, event, type, organisation } = grown
  const eventId = event.id
  const paid: Awaited<ReturnType<typeof openPaymentOf>>[] = []
  const preparePayment = async () => paid.push(await openPaymentOf(grown))
  const buyer = (nth: number): typeof ctx => ({
    ...ctx,
    actor: {
      kind: 'user',
      userId: row('usr', nth),
      sessionId: row('ses', nth),
      email: person(nth),
      name: 'Person',
      verified: true,
    },
  })
  const scan = (key: object) =>
    recordScans(ctx, { eventId, scans: [{ scanId: newId('scn'), at: new Date().toISOString(), ...key }] })
  const find = () => paid[0]!.bank.provider
  const asks: Record<string, Asked['ask'] | Asked> = {
    'list: of an organisation': () => discoverEvents(anonymous(), { organisation: organisation.slug }),
    'event page': (nth) => publicEvent(`event-${1_000 + nth}`),
    'event page with the most orders': () => publicEvent(event.slug),
    'page of an organiser': () => publicOrganiser(organisation.slug),
    'cities of the front page': () => popularCities(),
    'addresses for search engines': () => publicAddresses(),
    availability: (nth) => readStock(`event-${2_000 + nth}`),
    'own events': () => listMyEvents(ctx, {}),
    'own events to come': () => listMyEvents(ctx, { state: 'upcoming' }),
    'own events that are over': () => listMyEvents(ctx, { state: 'past' }),
    'own drafts': () => listMyEvents(ctx, { state: 'draft' }),
    overview: () => eventOverview(ctx, { eventId }),
    'money of the event': () => eventMoney(ctx, { eventId }),
    orders: () => listOrders(ctx, { eventId }),
    'orders from the middle': () => listOrders(ctx, { eventId, cursor: 'ord_000050000' }),
    'orders by name': (nth) => listOrders(ctx, { eventId, q: `Person ${10_000 + nth}` }),
    'orders by a name all have': () => listOrders(ctx, { eventId, q: 'person' }),
    'orders by number': () => listOrders(ctx, { eventId, q: '#000c35' }),
    'cancelled orders': () => listOrders(ctx, { eventId, status: 'cancelled' }),
    'orders with money due back': () => listOrders(ctx, { eventId, status: 'refund_due' }),
    attendees: () => listAttendees(ctx, { eventId }),
    'attendees from the middle': () => listAttendees(ctx, { eventId, cursor: 'tkt_000050000' }),
    'attendees of a type': () => listAttendees(ctx, { eventId, ticketTypeId: type.id }),
    'attendees by name': (nth) => listAttendees(ctx, { eventId, q: `Person ${10_000 + nth}` }),
    'attendees by address': (nth) => listAttendees(ctx, { eventId, q: person(nth) }),
    'attendees by a name all have': () => listAttendees(ctx, { eventId, q: 'person' }),
    'attendees by reference': () => listAttendees(ctx, { eventId, q: '000c35' }),
    'door: by reference': (nth) => scan({ reference: `${(0x3e8 + nth * 2).toString(16).toUpperCase().padStart(7, '0')}-1` }),
    'door: by ticket': (nth) => scan({ ticketId: row('tkt', nth * 2 + 200) }),
    'door: who is in': () => readCheckin(ctx, { eventId }),
    'door: latest scans': () => listScans(ctx, { eventId }),
    reserve: () =>
      placeOrder(anonymous(), {
        eventId,
        lines: [{ ticketTypeId: type.id, quantity: 1 }],
        buyer: { name: 'Bo', email: `${newId('b').toLowerCase()}@example.org` },
      }),
    'reserve, signed in': (nth) =>
      placeOrder(buyer(nth), {
        eventId,
        lines: [{ ticketTypeId: type.id, quantity: 1 }],
        buyer: { name: 'Bo', email: person(nth) },
      }),
    'an order by its key': (nth) => getOrder(anonymous(), { id: row('ord', nth), token: undefined }).catch(() => undefined),
    'an order for its organiser': (nth) => getOrder(ctx, { id: row('ord', nth) }),
    'what happened to an order': (nth) => orderTimeline(ctx, { id: row('ord', nth) }),
    'my orders': (nth) => myOrders(buyer(nth), {}),
    'my tickets': (nth) => myTickets(buyer(nth), {}),
    'end holds': { ask: () => sweepHolds(find), prepare: () => overdueHold(grown) },
    'ask about payments': { ask: () => reconcile(find), prepare: preparePayment },
    'receipt of money': {
      prepare: preparePayment,
      ask: () => {
        const { bank, paymentId } = paid.pop()!
        return settleOrder(bank.pay(paymentId), { provider: 'sandbox', eventRef: newId('evt'), source: 'webhook' })
      },
    },
    'receipt told before': (nth) =>
      settleOrder(
        {
          kind: 'captured',
          sessionRef: `session ${1_000 + nth}`,
          paymentRef: `money ${1_000 + nth}`,
          amountMinor: 1_500,
          currency: 'EUR',
        },
        { provider: 'sandbox', eventRef: `told ${1_000 + nth}`, source: 'webhook' },
      ),
    'refunds that are due': () => sendRefunds(find),
    'new activities': async () => {
      const pool = new pg.Pool({ connectionString: env().databaseUrl, max: 1 })
      await dispatchActivities(pool, () => []).finally(() => pool.end())
    },
    'who asks, by session': (nth) => liveSession(row('ses', nth)),
    'how the installation stands': () => readStanding(),
  }
  return [
    ...discovery(),
    ...Object.entries(asks).map(([name, ask]): [string, Asked] => [name, typeof ask === 'function' ? { ask } : ask]),
  ]
}
