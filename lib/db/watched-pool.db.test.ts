import { afterEach, beforeEach, expect, test } from 'vitest'
import { env } from '@/lib/config/env'
import { startGate } from '@/lib/testing/gate'
import { watchedPool } from './watched-pool'

let gate: Awaited<ReturnType<typeof startGate>>
let pool: ReturnType<typeof watchedPool>

beforeEach(async () => {
  const address = new URL(env().databaseUrl)
  gate = await startGate(Number(address.port))
  address.port = String(gate.port)
  pool = watchedPool({ connectionString: address.href, max: 2 })
})
afterEach(async () => {
  gate.open()
  await pool.end()
  await gate.close()
})

const timed = async (work: () => Promise<unknown>) => {
  const begin = performance.now()
  await work()
  return performance.now() - begin
}

const heals = () => {
  const asked = () =>
    pool.query('SELECT 1').then(
      ({ rowCount }) => rowCount,
      () => 0,
    )
  return expect.poll(asked, { timeout: 10_000 }).toBe(1)
}

test('callers of a database that has gone silent are told within ten seconds, the next at once, and it heals by itself', async () => {
  await Promise.all([pool.query('SELECT 1'), pool.query('SELECT 1')])
  gate.shut('answered')
  const refused = () => expect(pool.query('SELECT 1')).rejects.toThrow(/Connection terminated|Can't reach database|timeout/)
  const waits = await Promise.all(Array.from({ length: 5 }, () => timed(refused)))
  expect(Math.max(...waits)).toBeLessThan(10_000)
  expect(await timed(refused)).toBeLessThan(1_000)
  gate.open()
  await heals()
}, 40_000)

test('a statement that is merely slow is let finish', async () => {
  const { rowCount } = await pool.query('SELECT pg_sleep(5)')
  expect(rowCount).toBe(1)
}, 20_000)

test('a process that was too busy to hear does not take its database for gone', async () => {
  const begin = performance.now()
  const passed = (ms: number) =>
    expect.poll(() => performance.now() - begin, { timeout: 5_000, interval: 20 }).toBeGreaterThan(ms)
  const slow = pool.query('SELECT pg_sleep(3)')
  await passed(1_500)
  gate.shut('answered')
  await passed(2_900) // the server is being called, and its answer is on its way
  while (performance.now() - begin < 5_600); // longer than such a call has patience
  gate.open()
  expect((await slow).rowCount).toBe(1)
  expect((await pool.query('SELECT 1')).rowCount).toBe(1)
}, 20_000)

test('in a transaction, what waits fails as well, and its connection is not used again', async () => {
  const client = await pool.connect()
  await client.query('BEGIN')
  gate.shut('answered')
  await expect(client.query('SELECT 1')).rejects.toThrow('Connection terminated')
  client.release()
  gate.open()
  await heals()
}, 40_000)
