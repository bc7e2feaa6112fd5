import type { Pool } from 'pg'
import type { JobSpec } from './job'

/** An activity as the dispatcher reads it. */
export type DispatchedActivity = {
  id: string
  kind: string
  organisationId: string | null
  eventId: string | null
  orderId: string | null
  data: Record<string, unknown>
}

const batchSize = 500

/**
 * Turns a batch of recorded activities into jobs. The jobs and the mark "dispatched" are one transaction, so a crash
 * between any two steps loses nothing and repeats nothing. Several dispatchers may run: each takes its own rows.
 * @returns how many activities were taken; call again when it is a whole batch.
 */
export async function dispatchActivities(pool: Pool, jobsFor: (activity: DispatchedActivity) => JobSpec[]): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const { rows } = await client.query<DispatchedActivity>(
      `WITH taken AS (
         DELETE FROM activity_outbox WHERE activity_id IN (
           SELECT activity_id FROM activity_outbox ORDER BY activity_id LIMIT $1 FOR UPDATE SKIP LOCKED)
         RETURNING activity_id)
       SELECT a.id::text, a.kind, a.organisation_id AS "organisationId", a.event_id AS "eventId", a.order_id AS "orderId", a.data
       FROM activities a JOIN taken ON taken.activity_id = a.id ORDER BY a.id`,
      [batchSize],
    )
    await addJobs(client, rows.flatMap(jobsFor))
    await client.query('COMMIT')
    return rows.length
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

/** Adds jobs in the caller's transaction. Equal keys are merged first: two of them would fail the whole batch. */
export async function addJobs(client: { query: (text: string, values: unknown[]) => Promise<unknown> }, specs: JobSpec[]) {
  const unique = [...new Map(specs.map((spec) => [spec.key, spec])).values()]
  if (unique.length === 0) return
  const rows = unique.map((spec) => ({
    identifier: spec.task,
    payload: spec.payload,
    job_key: spec.key,
    max_attempts: spec.maxAttempts,
    run_at: spec.runAt,
  }))
  await client.query(
    `SELECT count(*) FROM graphile_worker.add_jobs(
       ARRAY(SELECT json_populate_recordset(NULL::graphile_worker.job_spec, $1::json)), false)`,
    [JSON.stringify(rows)],
  )
}
