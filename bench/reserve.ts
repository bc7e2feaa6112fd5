import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { placeOrder } from '@/lib/orders/place-order'
import { anonymous, makeEvent, makeTicketType } from '@/lib/testing/factories'
import { type Bar, rate, ratios } from './bar'

const seconds = 4

async function order(eventId: string, ticketTypeId: string) {
  const buyer = { name: 'Bo Buyer', email: `${newId('b').toLowerCase()}@example.org` }
  return placeOrder(anonymous(), { eventId, lines: [{ ticketTypeId, quantity: 1 }], buyer })
}

async function hotEvent(quantity: number) {
  const event = await makeEvent()
  const type = await makeTicketType(event.id, { quantity })
  await db().$executeRaw`ANALYZE`
  return { event, type }
}

/** P3: one hot ticket type does not slow down when more people want it. */
export const steadyBar: Bar = {
  id: 'P3',
  what: 'reservations of one hot ticket type through placeOrder: 200 callers ÷ 10 callers',
  floor: 0.9,
  aim: 1,
  measure: async () => {
    const { event, type } = await hotEvent(10_000_000)
    const at = (callers: number) => ({
      name: `${callers} callers`,
      run: () => rate(callers, seconds, () => order(event.id, type.id)),
    })
    await at(10).run()
    return ratios(at(200), at(10))
  },
}

/** P5: being told "sold out" costs next to nothing, so that a rush does not become a crash. */
export const soldOutBar: Bar = {
  id: 'P5',
  what: 'answers "sold out" ÷ reservations, 200 callers',
  floor: 5,
  aim: 10,
  measure: async () => {
    const open = await hotEvent(10_000_000)
    const gone = await hotEvent(0)
    const refused = () =>
      order(gone.event.id, gone.type.id).catch((error: { code?: string }) => {
        if (error.code !== 'tickets.sold_out') throw error
      })
    return ratios(
      { name: 'sold out', run: () => rate(200, seconds, refused) },
      { name: 'reserved', run: () => rate(200, seconds, () => order(open.event.id, open.type.id)) },
    )
  },
}
