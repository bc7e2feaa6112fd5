import { recordScans } from '@/lib/checkin/record-scans'
import type { Context } from '@/lib/core/context'
import { newId } from '@/lib/core/id'
import { readStock } from '@/lib/events/availability-read'
import { publicEvent } from '@/lib/events/public-event'
import { listAttendees } from '@/lib/orders/list-attendees'
import { openPayment } from '@/lib/orders/open-payment'
import { placeOrder } from '@/lib/orders/place-order'
import { settleOrder } from '@/lib/orders/settle-order'
import { eventOverview } from '@/lib/reports/event-overview'
import { countStatements } from '@/lib/testing/count-statements'
import { anonymous, contextOf, makeEvent, makeOrder, makeOrganisation, makeTicketType, makeUser } from '@/lib/testing/factories'
import { fakeProvider } from '@/lib/testing/fake-provider'
import { makeHeldOrder } from '@/lib/testing/held-order'
import type { Bar } from './bar'

const urls = { returnUrl: 'https://example.org/back', cancelUrl: 'https://example.org/checkout' }

async function stage() {
  const owner = await makeUser()
  const organisation = await makeOrganisation([{ userId: owner.id, role: 'owner' }])
  const event = await makeEvent({ organisationId: organisation.id })
  const type = await makeTicketType(event.id, { quantity: 100_000 })
  return { ctx: contextOf(owner), event, type }
}
type Stage = Awaited<ReturnType<typeof stage>>

/** Done once before it is counted: a connection's first words are not the work's. */
async function counted(work: () => Promise<unknown>): Promise<number> {
  await work()
  return (await countStatements(work)).statements
}

const order = ({ event, type }: Stage) =>
  placeOrder(anonymous(), {
    eventId: event.id,
    lines: [{ ticketTypeId: type.id, quantity: 2 }],
    buyer: { name: 'Bo Buyer', email: `${newId('b').toLowerCase()}@example.org` },
  })

async function scan({ ctx, event, type }: Stage): Promise<number> {
  const { tickets } = await makeOrder(event.id, type.id, { quantity: 2 })
  const admit = (ticketId: string, by: Context) =>
    recordScans(by, { eventId: event.id, scans: [{ scanId: newId('scn'), ticketId, at: new Date().toISOString() }] })
  await admit(tickets[0]!.id, ctx)
  const { statements } = await countStatements(() => admit(tickets[1]!.id, ctx))
  return statements - 1 // the one that finds out who asks, which every request has
}

async function receipt({ event }: Stage): Promise<number> {
  const bank = fakeProvider()
  const priced = await makeTicketType(event.id, { quantity: 100, priceMinor: 1_200 })
  const pay = async () => {
    const held = await makeHeldOrder(event.id, [{ ticketTypeId: priced.id, quantity: 2 }])
    const { paymentId } = await openPayment(held.id, bank.provider, urls)
    const fact = bank.pay(paymentId)
    return () => settleOrder(fact, { provider: 'sandbox', eventRef: newId('evt'), source: 'webhook' })
  }
  await (await pay())()
  return (await countStatements(await pay())).statements
}

const most = (name: string, floor: number) => ({ name, floor, aim: floor, lowerIsBetter: true })

/** C1: what the hot paths say to the database. */
export const hotPathBar: Bar = {
  id: 'C1',
  what: 'SQL statements of a reservation, a scan, an answer about what is left, a receipt',
  ...{ floor: 1, aim: 1, lowerIsBetter: true },
  beside: [most('scan', 1), most('availability', 1), most('receipt', 4)],
  measure: async () => {
    const here = await stage()
    const others = await Promise.all([makeEvent(), makeEvent()])
    await readStock(others[0]!.id)
    const availability = (await countStatements(() => readStock(others[1]!.id))).statements
    return [[await counted(() => order(here))], [await scan(here)], [availability], [await receipt(here)]]
  },
}

/** The statements of three pages, of an event with so many tickets taken. */
async function pages(tickets: number): Promise<number[]> {
  const { ctx, event, type } = await stage()
  for (let left = tickets; left > 0; left -= 500) await makeOrder(event.id, type.id, { quantity: Math.min(500, left) })
  return [
    await counted(() => publicEvent(event.slug)),
    await counted(() => eventOverview(ctx, { eventId: event.id })),
    await counted(() => listAttendees(ctx, { eventId: event.id })),
  ]
}

/** C2: what pages say to the database, however much there is to show. */
export const pagesBar: Bar = {
  id: 'C2',
  what: 'SQL statements of an event page that is not cached, the console’s overview and attendee list, at 10,000 tickets',
  ...{ floor: 3, aim: 3, lowerIsBetter: true },
  beside: [most('overview', 8), most('attendees', 4), most('more of them than at 10 tickets', 0)],
  measure: async () => {
    const [few, many] = [await pages(10), await pages(10_000)]
    const more = many.reduce((sum, count, index) => sum + Math.abs(count - few[index]!), 0)
    return [[many[0]!], [many[1]!], [many[2]!], [more]]
  },
}
