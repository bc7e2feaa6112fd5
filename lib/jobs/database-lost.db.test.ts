import { EventEmitter, once } from 'node:events'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { env } from '@/lib/config/env'
import { db } from '@/lib/db/client'
import { addJobs } from './dispatch'
import { job } from './job'
import { runJobs } from './run'

let running: Awaited<ReturnType<typeof runJobs>> | undefined
afterEach(() => running?.stop())

const add = (specs: Parameters<typeof addJobs>[1]) =>
  addJobs({ query: (text, values) => db().$queryRawUnsafe(text.replace('count(*)', 'count(*)::int'), ...values) }, specs)

/** Ends every other connection to this database, as its restart does. */
const loseAll = () =>
  db()
    .$queryRaw`SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`

test('a database that is lost under a running job: the process lives, the job runs again, and others after it', async () => {
  const begun: string[] = []
  const done: string[] = []
  const gate = new EventEmitter()
  const held = once(gate, 'open')
  const work = job({
    name: 'work',
    payload: z.object({ name: z.string() }),
    run: async ({ name }) => {
      begun.push(name)
      if (name === 'first' && begun.length === 1) await held
      done.push(name)
    },
  })
  running = await runJobs({ jobs: [work], jobsFor: () => [] })
  await add([work.spec({ name: 'first' }, '1')])
  await expect.poll(() => begun, { timeout: 10_000 }).toEqual(['first'])
  await loseAll()
  gate.emit('open')
  await add([work.spec({ name: 'second' }, '2')])
  await expect.poll(() => done, { timeout: 30_000 }).toContain('second')
  const left = () =>
    db().$queryRaw<
      { count: number }[]
    >`SELECT count(*)::int AS count FROM graphile_worker._private_jobs WHERE locked_at IS NOT NULL`
  await expect.poll(left, { timeout: 40_000 }).toEqual([{ count: 0 }])
}, 100_000)

/** Lays a trap for whatever writes down what became of a job: it waits for a lock of ours, and fails. */
async function failWhatIsNoted() {
  await db().$executeRaw`CREATE FUNCTION trap() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_advisory_xact_lock_shared(4711); RAISE EXCEPTION 'a disk is full'; END $$`
  await db().$executeRaw`CREATE TRIGGER trap BEFORE DELETE ON graphile_worker._private_jobs
    FOR EACH ROW EXECUTE FUNCTION trap()`
  const session = new pg.Client({ connectionString: env().databaseUrl })
  await session.connect()
  await session.query('SELECT pg_advisory_lock(4711)')
  return {
    caught: async () =>
      (await session.query(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711 AND NOT granted`)).rowCount,
    /** What waits fails; what comes later does not. */
    async spring() {
      await session.query('SELECT pg_advisory_unlock(4711)')
      await session.query('DROP TRIGGER trap ON graphile_worker._private_jobs')
      await session.end()
    },
  }
}

test('what became of two jobs cannot be written down: other workers take their place, and the jobs run again', async () => {
  const done: string[] = []
  const gates = new EventEmitter()
  const opened = { a: once(gates, 'a'), b: once(gates, 'b') }
  const work = job({
    name: 'work',
    payload: z.object({ name: z.enum(['a', 'b', 'c']) }),
    run: async ({ name }) => {
      if (name !== 'c') await opened[name]
      done.push(name)
    },
  })
  running = await runJobs({ jobs: [work], jobsFor: () => [] })
  const trap = await failWhatIsNoted()
  await add([work.spec({ name: 'a' }, 'a'), work.spec({ name: 'b' }, 'b')])
  gates.emit('a')
  await expect.poll(trap.caught, { timeout: 10_000 }).toBe(1)
  gates.emit('b')
  await expect.poll(trap.caught, { timeout: 10_000 }).toBe(2)
  await trap.spring()
  await add([work.spec({ name: 'c' }, 'c')])
  await expect.poll(() => [...done].sort(), { timeout: 40_000 }).toEqual(['a', 'a', 'b', 'b', 'c'])
}, 100_000)
