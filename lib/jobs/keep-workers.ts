import { setTimeout as wait } from 'node:timers/promises'
import { type Logger, runTaskList, type TaskList, type WorkerPool } from 'graphile-worker'
import type { Pool } from 'pg'
import { log } from '@/lib/config/log'
import { holdLiveness } from './liveness'

type Options = { pool: Pool; tasks: TaskList; logger: Logger; concurrency: number; freeDead: () => Promise<void> }

/**
 * Written down in batches, what became of a job is tried again while the database is away; one by one it is a promise nobody waits for
 * (graphile-worker 0.17, worker.js), whose failure ends the process.
 */
const preset = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } }

/** @throws nothing: a list that has given itself up says so again */
const end = async (list: WorkerPool, why: string) => {
  try {
    await list.gracefulShutdown(why)
  } catch (error) {
    log().warn({ err: error }, 'the workers did not end well')
  }
}

/**
 * Workers that outlive their database. When it stops under a running job, graphile-worker gives its whole list up, and the lock that says
 * that the list is alive is gone as well: then another list takes its place, and frees what the first one held.
 */
export function keepWorkers({ pool, tasks, logger, concurrency, freeDead }: Options) {
  let stopping = false
  let list: WorkerPool | undefined

  async function work() {
    await freeDead()
    const options = { pgPool: pool, concurrency, pollInterval: 1_000, noHandleSignals: true, logger, preset }
    const current = runTaskList(options, tasks, pool)
    list = current
    const given = current.promise.then(
      () => undefined,
      () => undefined, // it has been logged
    )
    try {
      const alive = await holdLiveness(pool, current.id)
      const lost = new Promise<void>((resolve) => alive.once('end', () => resolve()))
      await Promise.race([given, lost])
      if (stopping) await given // what runs is finished while others see it alive
      alive.release(true)
    } finally {
      if (!stopping) await end(current, 'the database was lost')
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
      if (list) await end(list, 'stopping')
      await working
    },
  }
}
