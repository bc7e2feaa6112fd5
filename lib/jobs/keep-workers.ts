import { EventEmitter } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { type Logger, runTaskList, type TaskList, type WorkerEvents } from 'graphile-worker'
import type { Pool, PoolClient } from 'pg'
import { log } from '@/lib/config/log'
import { holdLiveness } from './liveness'

type Options = { pool: Pool; tasks: TaskList; logger: Logger; concurrency: number; freeDead: () => Promise<void> }

/**
 * Written down in batches, what became of a job is tried again while the database is away; one by one it is a promise nobody waits for
 * (graphile-worker 0.17, worker.js), whose failure ends the process.
 */
const preset = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } }

/** Milliseconds in which a list of workers has to end: once asked to, and once the database was lost under it. */
const patience = { stopping: 30_000, lost: 10_000 }

/** Workers that were started, and what is known of their end. */
function startList({ pool, tasks, logger, concurrency }: Omit<Options, 'freeDead'>) {
  const events = new EventEmitter() as WorkerEvents
  let isEnding = false
  const ending = new Promise<void>((resolve) => {
    events.once('pool:gracefulShutdown', () => {
      isEnding = true
      resolve()
    })
  })
  const options = { pgPool: pool, concurrency, pollInterval: 1_000, noHandleSignals: true, logger, preset, events }
  const list = runTaskList(options, tasks, pool)
  const ended = list.promise.then(
    () => true,
    () => true, // it has been logged
  )
  return {
    id: list.id,
    /** It ends: asked to, or because it has given itself up. */
    ending,
    /**
     * Ends it, and lets what runs finish. What graphile-worker says of its end may never come when what became of several jobs could not be
     * written down (0.17, `batch` in main.js), so nobody waits for it longer than that.
     */
    async end(why: string, limit: number) {
      if (!isEnding) Promise.resolve(list.gracefulShutdown(why)).catch(() => undefined) // `ended` tells
      const over = new AbortController()
      const late = wait(limit, false, { signal: over.signal }).catch(() => false)
      if (!(await Promise.race([ended, late]))) log().warn('the workers did not end in time; what they held is freed')
      over.abort()
    },
  }
}

/**
 * Workers that outlive their database. When it stops under a running job, graphile-worker gives its whole list up, and the lock that says
 * that the list is alive is gone as well: then another list takes its place, and frees what the first one held.
 */
export function keepWorkers({ pool, tasks, logger, concurrency, freeDead }: Options) {
  let stopping = false
  let list: ReturnType<typeof startList> | undefined

  async function work() {
    await freeDead()
    const current = startList({ pool, tasks, logger, concurrency })
    list = current
    let alive: PoolClient | undefined
    try {
      const held = await holdLiveness(pool, current.id)
      alive = held
      const lost = new Promise<void>((resolve) => held.once('end', () => resolve()))
      await Promise.race([current.ending, lost])
    } finally {
      await (stopping ? current.end('stopping', patience.stopping) : current.end('the database was lost', patience.lost))
      alive?.release(true)
    }
  }
  const working = (async () => {
    while (!stopping) {
      await work().catch((error: unknown) => log().warn({ err: error }, 'the workers could not begin; they will try again'))
      if (!stopping) await wait(1_000)
    }
  })()

  return {
    /** Lets running jobs finish. */
    async stop() {
      stopping = true
      await list?.end('stopping', patience.stopping)
      await working
    },
  }
}
