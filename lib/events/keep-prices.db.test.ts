import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { makeEvent, makeTicketType } from '@/lib/testing/factories'
import { refreshPrices } from './keep-prices'

const priceFrom = async (id: string) => (await db().event.findUniqueOrThrow({ where: { id } })).priceFromMinor
const sell = (inventoryId: string, sold: number) => db().inventory.update({ where: { id: inventoryId }, data: { sold } })
const past = () => new Date(Date.now() - 60_000).toISOString()
const later = () => new Date(Date.now() + 3_600_000).toISOString()

test('the price from is what somebody pays, with fee and tax, and follows the settings of the event at once', async () => {
  const { id } = await makeEvent({ feeBp: 500, feeFixedMinor: 50 })
  await makeTicketType(id, { priceMinor: 2500 })
  await makeTicketType(id, { priceMinor: 3000, hidden: false })
  await makeTicketType(id, { priceMinor: 100, hidden: true })
  expect(await priceFrom(id)).toBe(2675)
  await db().event.update({ where: { id }, data: { feePaidBy: 'organiser' } })
  expect(await priceFrom(id)).toBe(2500)
  await db().ticketType.updateMany({ where: { eventId: id }, data: { taxBp: 1900 } })
  await db().event.update({ where: { id }, data: { taxIncluded: false } })
  expect(await priceFrom(id)).toBe(2975)
})

test('a tier counts while it holds, by date and by what is sold; the job finds what moved, once', async () => {
  const { id } = await makeEvent()
  const tiers = [
    { name: 'First ten', priceMinor: 1000, upTo: 10 },
    { name: 'Early', priceMinor: 1500, endsAt: later() },
  ]
  const type = await makeTicketType(id, { priceMinor: 2000, priceTiers: tiers })
  expect(await priceFrom(id)).toBe(1000)
  await sell(type.inventoryId, 10)
  expect(await refreshPrices()).toBe(1)
  expect(await priceFrom(id)).toBe(1500)
  expect(await refreshPrices()).toBe(0)
  await db().ticketType.update({ where: { id: type.id }, data: { priceTiers: [tiers[0]!, { ...tiers[1]!, endsAt: past() }] } })
  expect(await priceFrom(id)).toBe(2000)
})

test('what is sold out, over or a gift is not the price from while there is something else', async () => {
  const { id } = await makeEvent()
  const early = await makeTicketType(id, { priceMinor: 1000, quantity: 5 })
  await makeTicketType(id, { priceMinor: 500, salesEndAt: new Date(past()) })
  await makeTicketType(id, { priceMinor: 700, salesStartAt: new Date(later()) })
  await makeTicketType(id, { pricing: 'donation', minPriceMinor: 100 })
  await makeTicketType(id, { pricing: 'pay_what_you_want', minPriceMinor: 1200, priceMinor: 2000 })
  expect(await priceFrom(id)).toBe(1000)
  await sell(early.inventoryId, 5)
  await refreshPrices()
  expect(await priceFrom(id)).toBe(1200)
  await db().ticketType.deleteMany({ where: { eventId: id, pricing: 'pay_what_you_want' } })
  expect(await priceFrom(id)).toBe(700)
  await db().ticketType.deleteMany({ where: { eventId: id, pricing: { not: 'donation' } } })
  expect(await priceFrom(id)).toBe(100)
})
