import type { Pool, PoolClient } from 'pg'

/**
 * A killed process leaves its jobs locked, and graphile-worker would wait four hours for it. A job is locked by the id of
 * the list of workers that took it, so each process holds a session advisory lock named after that id: PostgreSQL lets go
 * of it the moment the process is gone, and whoever then gets it knows that those jobs are free.
 */

/** Holds the lock of a list of workers until the client is released. */
export async function holdLiveness(pool: Pool, listId: string): Promise<PoolClient> {
  const client = await pool.connect()
  await client.query(`SELECT pg_advisory_lock(hashtextextended($1, 0))`, [listId])
  return client
}

/** The ids of lists of workers that hold jobs though their process is gone. */
export async function deadWorkers(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT DISTINCT locked_by AS id FROM graphile_worker._private_jobs WHERE locked_at IS NOT NULL
     UNION SELECT DISTINCT locked_by FROM graphile_worker._private_job_queues WHERE locked_at IS NOT NULL`,
  )
  const dead: string[] = []
  for (const { id } of rows) if (await isFree(pool, id)) dead.push(id)
  return dead
}

async function isFree(pool: Pool, listId: string): Promise<boolean> {
  const { rows } = await pool.query<{ free: boolean }>(
    `SELECT CASE WHEN pg_try_advisory_xact_lock(hashtextextended($1, 0)) THEN true ELSE false END AS free`,
    [listId],
  )
  return rows[0]!.free
}
