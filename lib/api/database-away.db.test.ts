import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { hotPool } from '@/lib/db/sql'
import { inTransaction, type Tx } from '@/lib/db/tx'
import { problemResponse } from './problem'

/** What a client is told of what goes wrong. */
async function told(work: () => Promise<unknown>) {
  const error = await work().then(
    () => new Error('nothing went wrong'),
    (reason: unknown) => reason,
  )
  const { status, headers } = problemResponse(error, 'req_test')
  return { status, again: Number(headers.get('retry-after')) > 0 }
}

const away = { status: 503, again: true }
const sleep = (tx: Tx) => tx.$queryRaw`SELECT 1 FROM pg_sleep(30)`

/** Ends whoever sleeps, as a server does that stops. */
async function endSleepers() {
  const sql = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
               WHERE datname = current_database() AND wait_event = 'PgSleep'`
  await expect.poll(async () => (await hotPool().query(sql)).rowCount, { timeout: 10_000 }).toBeGreaterThan(0)
}

test('a server that stops under a transaction, a statement or a batch is a 503 that says when to try again', async () => {
  const works = [() => inTransaction(sleep), () => sleep(db() as unknown as Tx), () => hotPool().query('SELECT pg_sleep(30)')]
  for (const work of works) {
    const [answer] = await Promise.all([told(work), endSleepers()])
    expect(answer).toEqual(away)
  }
}, 40_000)

test('so are a statement that took too long, a lock that was not to be had, and a database that only reads', async () => {
  const within = (setting: string, statement: string) => () =>
    inTransaction(async (tx) => {
      await tx.$executeRawUnsafe(`SET LOCAL ${setting}`)
      await tx.$executeRawUnsafe(statement)
    })
  expect(await told(within(`statement_timeout = '50ms'`, 'SELECT pg_sleep(5)'))).toEqual(away)
  expect(await told(within('transaction_read_only = on', 'DELETE FROM orders'))).toEqual(away)
  const client = await hotPool().connect()
  await client.query('BEGIN')
  await client.query('LOCK TABLE orders')
  expect(await told(within(`lock_timeout = '50ms'`, 'LOCK TABLE orders'))).toEqual(away)
  await client.query('ROLLBACK')
  client.release()
})

test('what is not of the database stays a fault of ours', async () => {
  expect(await told(() => Promise.reject(new Error('a bug')))).toEqual({ status: 500, again: false })
  expect(await told(() => db().$queryRaw`SELECT 1 / 0`)).toEqual({ status: 500, again: false })
})
