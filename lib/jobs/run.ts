import { Logger, makeWorkerUtils, type TaskList } from 'graphile-worker'
import pg from 'pg'
import { env } from '@/lib/config/env'
import { log } from '@/lib/config/log'
import { onCommitted } from '@/lib/core/signal'
import { type DispatchedActivity, dispatchActivities } from './dispatch'
import type { Job, JobSpec } from './job'
import { keepWorkers } from './keep-workers'
import { deadWorkers } from './liveness'
import { repeat } from './repeat'

const workers = 3

/**
 * Runs jobs in this process until stopped: the dispatcher, the workers, and the watch for jobs of killed processes.
 * @param options.jobsFor which jobs follow from an activity
 */
export async function runJobs({ jobs, jobsFor }: { jobs: Job[]; jobsFor: (activity: DispatchedActivity) => JobSpec[] }) {
  const pool = new pg.Pool({ connectionString: env().databaseUrl, max: workers + 6 })
  const lost = (error: Error) => log().warn({ err: error }, 'a job connection was lost')
  pool.on('error', lost)
  pool.on('connect', (client) => client.on('error', lost))
  const logger = new Logger(() => (level, message) => {
    if (level === 'error') log().error({ message }, 'job')
  })
  const utils = await makeWorkerUtils({ pgPool: pool, logger })
  await utils.migrate()

  const freeDead = async () => {
    const dead = await deadWorkers(pool)
    if (dead.length > 0) await utils.forceUnlockWorkers(dead)
  }

  const tasks: TaskList = Object.fromEntries(jobs.map((each) => [each.name, (payload: unknown) => each.run(payload)]))
  const crew = keepWorkers({ pool, tasks, logger, concurrency: workers, freeDead })
  const dispatcher = repeat('dispatch', 1_000, async () => {
    while ((await dispatchActivities(pool, jobsFor)) > 0);
  })
  const stopListening = onCommitted(() => dispatcher.soon())
  const watch = repeat('free jobs of dead workers', 30_000, freeDead)

  return {
    /** Lets running jobs finish, then closes everything. */
    async stop() {
      stopListening()
      await Promise.all([dispatcher.stop(), watch.stop()])
      await crew.stop()
      await utils.release()
      await pool.end()
    },
  }
}
