import { db } from '@/lib/db/client'
import type { Bar } from './bar'
import { buyOne, hotEvent } from './rush'

const buyers = 10_000
const overSeconds = 10
const tickets = 500

async function burst(): Promise<number> {
  const hot = await hotEvent(tickets)
  const count = { confirmed: 0, sold_out: 0, failed: 0 }
  const waits: number[] = []
  const begin = performance.now()
  const one = async (index: number) => {
    await new Promise((resolve) => setTimeout(resolve, (index / buyers) * overSeconds * 1_000))
    const asked = performance.now()
    await buyOne(hot).then(
      () => count.confirmed++,
      (error: { code?: string }) => (error.code === 'tickets.sold_out' ? count.sold_out++ : count.failed++),
    )
    waits.push(performance.now() - asked)
  }
  await Promise.all(Array.from({ length: buyers }, (_, index) => one(index)))
  const { sold } = await db().inventory.findUniqueOrThrow({ where: { id: hot.inventoryId } })
  const made = await db().ticket.count({ where: { eventId: hot.eventId } })
  const p99 = waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.99)]!
  console.log(
    `  ${count.confirmed} confirmed, ${count.sold_out} told sold out, ${count.failed} failed; ${sold} counted, ${made} tickets; ` +
      `${((performance.now() - begin) / 1_000).toFixed(1)} s, p99 of an answer ${p99.toFixed(0)} ms`,
  )
  const exact = count.confirmed === tickets && count.sold_out === buyers - tickets && sold === tickets && made === tickets
  return exact && count.failed === 0 ? 1 : 0
}

/** P14: the rush at the opening of a sale ends with as many tickets as there were, and an honest answer for everybody else. */
export const burstBar: Bar = {
  id: 'P14',
  what: `${buyers} buyers in ${overSeconds} s for ${tickets} tickets: exactly ${tickets} orders, the rest told so, no error (1: yes)`,
  floor: 1,
  aim: 1,
  measure: async () => [await burst(), await burst(), await burst()],
}
