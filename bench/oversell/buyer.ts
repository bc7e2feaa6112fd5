import { setTimeout as wait } from 'node:timers/promises'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'

/** What a buyer does once their seats are held, and how many in a hundred do it. */
const habits = [
  ['pay', 50],
  ['decline', 10],
  ['leave', 8],
  ['walk away', 8],
  ['pay_late', 10],
  ['pay_twice', 6],
  ['confirm_later', 8],
] as const
export type Habit = (typeof habits)[number][0]

export type Story = { habit: Habit; orderId: string | null; told: 'held' | 'sold out' }

/** @param dice 0 to 1 */
export function habitOf(dice: number): Habit {
  let rest = dice * 100
  for (const [habit, share] of habits) {
    rest -= share
    if (rest < 0) return habit
  }
  return 'pay'
}

type Answer = { status: number; body: Record<string, unknown> }

/** Asks until there is an answer that is no trouble of the server's, as a patient client does: the key makes repeats one. */
async function insist(url: string, init: RequestInit): Promise<Answer> {
  for (const end = Date.now() + 120_000; Date.now() < end; await wait(200 + Math.random() * 300)) {
    try {
      const response = await fetch(url, { redirect: 'manual', ...init })
      if (response.status < 500 && response.status !== 429) {
        const text = await response.text()
        return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : {} }
      }
    } catch {
      // the server is being killed at this moment
    }
  }
  throw new Error(`${url} did not answer within two minutes`)
}

const json = (body: unknown, key?: string) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...(key ? { 'idempotency-key': key } : {}) },
  body: JSON.stringify(body),
})

/** Does something in the database, again while that is being restarted. */
export async function inDatabase<T>(work: () => Promise<T>): Promise<T> {
  for (const end = Date.now() + 120_000; ; await wait(500)) {
    try {
      return await work()
    } catch (error) {
      if (Date.now() > end) throw error
    }
  }
}

/** Lets time pass for one order: its hold, and its session at the bank, end now. */
const timePasses = (orderId: string) =>
  inDatabase(async () => {
    await db().$executeRaw`UPDATE orders SET expires_at = now() WHERE id = ${orderId} AND status = 'pending'`
    await db().$executeRaw`
      UPDATE sandbox_sessions SET expires_at = now() WHERE payment_id IN (SELECT id FROM payments WHERE order_id = ${orderId})`
  })

/** One buyer, from the order to what they do about paying. Every step is repeated until the server has answered. */
export async function buy(site: string, eventId: string, ticketTypeId: string, habit: Habit): Promise<Story> {
  const buyer = { name: 'Bo Buyer', email: `${newId('b').toLowerCase()}@example.org` }
  const key = newId('key')
  const order = { lines: [{ ticketTypeId, quantity: 1 + Math.floor(Math.random() * 2) }], buyer }
  const placed = await insist(`${site}/api/v1/events/${eventId}/orders`, json(order, key))
  if (placed.status === 409) return { habit, orderId: null, told: 'sold out' }
  if (placed.status !== 201) throw new Error(`an order was answered ${placed.status} ${JSON.stringify(placed.body)}`)
  const { id, token, payment } = placed.body as { id: string; token: string; payment?: { url: string } }
  const story: Story = { habit, orderId: id, told: 'held' }
  const leave = () => insist(`${site}/api/v1/orders/${id}/cancel`, json({ token }))

  if (habit === 'leave') await leave()
  if (habit === 'leave') return story
  const opened = payment ?? (await insist(`${site}/api/v1/orders/${id}/payment`, json({ token }))).body
  if (typeof opened.url !== 'string') return story // a kill came between, and the hold is over
  const { url } = opened
  if (habit === 'walk away') await timePasses(id)
  if (habit === 'walk away') return story
  if (habit === 'pay_late') await timePasses(id)
  const form = { method: 'POST', body: new URLSearchParams({ choice: habit }) }
  await insist(`${url}/act`, form)
  if (habit === 'decline' && Math.random() < 0.5) await leave()
  else if (habit === 'decline') await timePasses(id)
  else await insist(`${site}/checkout/${token}/return`, {})
  return story
}
