import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@playwright/test'
import { newcomer } from '../support/account'
import { call, done, refused } from '../support/api'
import { rows } from '../support/database'
import { newEvent, type Order, type TicketType } from '../support/event'
import { type Product, removeData, root, startProduct } from '../support/product'
import { port as first } from '../support/site'
import { mustHold } from '../support/verify'

const port = first + 50
const dataDir = '.data-e2e-clocks'
const minute = 60_000
const products: Product[] = []

/** A server whose clock is off by so many minutes, on the database of this file. */
async function startShifted(at: number, minutes: number) {
  const clock = pathToFileURL(`${root}lib/testing/shifted-clock.mjs`).href
  const env = {
    FOYER_MODE: 'live',
    MAIL_TRANSPORT: 'outbox',
    PAYMENTS: 'sandbox',
    NODE_OPTIONS: `--import=${clock}`,
    CLOCK_SHIFT_MS: String(minutes * minute),
  }
  const product = await startProduct({ port: at, dataDir, env, patience: 100_000 })
  products.push(product)
  return product.site
}

test.beforeAll(() => removeData(dataDir))
test.afterAll(async () => {
  for (const product of products.reverse()) await product.stop()
  await removeData(dataDir)
})

test('two servers, ten and five minutes fast, sell by the true time: holds, sales, prices and payments', async () => {
  const [ahead, nearer] = [await startShifted(port, 10), await startShifted(port + 1, 5)]
  const { token } = await newcomer('Tia Time', ahead)
  const event = await newEvent(token, { base: ahead, title: 'Off the clock', holdMinutes: 5 })
  const inMinutes = (count: number) => new Date(Date.now() + count * minute).toISOString()
  const sell = (name: string, more: object) =>
    done<TicketType>('POST', `/events/${event.id}/ticket-types`, {
      token,
      base: ahead,
      body: { name, priceMinor: 2_000, quantity: 50, ...more },
    })
  const ending = await sell('Until soon', { salesEndAt: inMinutes(4) })
  const coming = await sell('From soon on', { salesStartAt: inMinutes(4) })
  const early = await sell('Early', { priceTiers: [{ name: 'Early bird', priceMinor: 1_000, endsAt: inMinutes(4) }] })
  const wanted = (type: TicketType) => ({
    lines: [{ ticketTypeId: type.id, quantity: 1 }],
    buyer: { name: 'Bo Buyer', email: 'bo@example.org' },
  })

  for (const base of [ahead, nearer]) {
    await refused(409, 'POST', `/events/${event.id}/orders`, { base, body: wanted(coming) })
    await done('POST', `/events/${event.id}/orders`, { base, body: wanted(ending) })
    const { id } = await done<Order>('POST', `/events/${event.id}/orders`, { base, body: wanted(early) })
    expect(await rows('SELECT total_minor FROM orders WHERE id = $1', [id], dataDir)).toEqual([{ total_minor: 1_000 }])
  }

  await wait(11_000) // both servers have looked twice for holds that are over
  const left = await rows<{ status: string; seconds: number }>(
    'SELECT status, extract(epoch FROM expires_at - created_at)::int AS seconds FROM orders WHERE event_id = $1',
    [event.id],
    dataDir,
  )
  expect(left).toEqual(Array(4).fill({ status: 'pending', seconds: 300 }))

  const held = await done<Order & { payment: { url: string } }>('POST', `/events/${event.id}/orders`, {
    base: ahead,
    body: wanted(early),
  })
  const { url } = await done<{ url: string }>('POST', `/orders/${held.id}/payment`, { base: nearer, body: { token: held.token } })
  expect(url, 'the other server leads to the same session').toBe(held.payment.url)
  await fetch(`${url}/act`, { method: 'POST', body: new URLSearchParams({ choice: 'pay' }), redirect: 'manual' })
  const status = async () =>
    (await call<Order>('GET', `/orders/${held.id}`, { base: nearer, headers: { 'x-token': held.token } })).body.status
  await expect.poll(status, { timeout: 60_000 }).toBe('confirmed')
  await mustHold(dataDir)
})
