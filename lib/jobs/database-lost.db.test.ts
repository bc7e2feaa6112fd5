import { EventEmitter, once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
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
