import { afterEach, expect, test, vi } from 'vitest'
import { log } from '@/lib/config/log'
import { db } from '@/lib/db/client'
import { makeEvent, makeOrder, makeTicketType } from '@/lib/testing/factories'
import { verifyWhenDue } from './hourly'

const anHourPasses = () => db().$executeRaw`UPDATE verifications SET ran_at = ran_at - interval '61 minutes'`
const kept = () => db().verification.findMany({ orderBy: { ranAt: 'desc' } })

afterEach(() => vi.restoreAllMocks())

test('once an hour all is looked at, and what was found is kept for thirty days', async () => {
  expect(await verifyWhenDue()).toBe(true)
  expect(await verifyWhenDue()).toBe(false)
  expect(await kept()).toMatchObject([{ broken: [] }])
  await anHourPasses()
  expect(await verifyWhenDue()).toBe(true)
  expect(await kept()).toHaveLength(2)
  await db().$executeRaw`UPDATE verifications SET ran_at = ran_at - interval '30 days'`
  expect(await verifyWhenDue()).toBe(true)
  expect(await kept()).toHaveLength(1)
})

test('what is broken is kept with its rows, and logged by its id', async () => {
  await anHourPasses()
  const logged = vi.spyOn(log(), 'error').mockImplementation(() => undefined)
  const event = await makeEvent()
  const order = await makeOrder(event.id, (await makeTicketType(event.id)).id) // nothing wrote down that it was confirmed
  expect(await verifyWhenDue()).toBe(true)
  const [last] = await kept()
  expect(last!.broken).toMatchObject([{ id: 'I8', count: 1, rows: [{ id: order.id, what: 'order.confirmed', found: '0' }] }])
  expect(logged).toHaveBeenCalledExactlyOnceWith({ broken: { I8: 1 } }, expect.stringContaining('npm run verify'))
})

test('a process that ends meanwhile keeps nothing half looked at', async () => {
  await anHourPasses()
  const before = await kept()
  expect(await verifyWhenDue(AbortSignal.abort())).toBe(false)
  expect(await kept()).toEqual(before)
})
