import { setTimeout as wait } from 'node:timers/promises'
import type { Lane } from './lane'
import type { Errand } from './people'
import type { Step, Stop } from './steps'

const atOnce = 3 // people at the step when it is killed: as many as the hot pool lets work
const patience = 25_000 // milliseconds for the first of them to get there

/** Brings people to the armed step. Whoever comes there hears nothing. */
async function approach(lane: Lane, step: Step, round: number, arm: () => Promise<unknown>): Promise<Errand[]> {
  const even = round % 2 === 0
  if (step.does === 'order') {
    await arm()
    const people = Array.from({ length: atOnce }, () => lane.newcomer(even ? 'confirmed' : 'expired'))
    for (const person of people) void lane.order(person)
    return people
  }
  const people = Array.from({ length: atOnce }, () => lane.newcomer(step.does === 'refund' ? 'refunded' : 'confirmed'))
  const pages = await Promise.all(people.map((person) => lane.hold(person)))
  if (step.does === 'refund') {
    for (const page of pages) lane.pay(page)
    await Promise.all(people.map((person) => lane.confirmed(person)))
  }
  await arm()
  if (step.does === 'refund') await Promise.all(people.map((person) => lane.refund(person)))
  else for (const page of pages) lane.pay(page)
  return people
}

/** @returns how many have come to the step, once all are there or nobody follows any more */
async function arrived({ reached }: Stop): Promise<number> {
  let first = Number.POSITIVE_INFINITY
  for (const end = Date.now() + patience; Date.now() < Math.min(end, first + 2_000); await wait(30)) {
    const count = await reached()
    if (count >= atOnce) return count
    if (count > 0) first = Math.min(first, Date.now())
  }
  return reached()
}

/** Half of those who heard nothing send the same again, and pay. */
async function comeBack(lane: Lane, people: Errand[]) {
  for (const person of people) if (person.wants === 'confirmed' && !person.orderId) lane.pay(await lane.hold(person))
}

/**
 * Kills the product once at the step and starts it again.
 * @returns how many orders were at the step at that moment
 */
export async function round(lane: Lane, step: Step, stop: Stop, number: number): Promise<number> {
  lane.webhooks(true)
  const people = await approach(lane, step, number, async () => stop.arm(number))
  const there = await arrived(stop)
  await lane.product.kill()
  // Of every second round the provider says nothing any more, and what it said before is lost: it must be asked.
  if (step.does === 'pay') lane.webhooks(number % 2 === 0)
  await stop.disarm()
  // The others do not come back: their time is up while nobody is there.
  for (const person of people) if (person.wants === 'expired') await lane.walkAway(person)
  await lane.product.start()
  for (const person of people) person.restartedAt = Date.now()
  await comeBack(lane, people)
  return there
}
