import pg from 'pg'
import { env } from '@/lib/config/env'

type Step = [sql: string, values?: unknown[]]

/**
 * Fills tables straight in the database. Indexes that hold no constraint are made again after the rows, and neither triggers nor
 * references are asked about rows that are right by their making: minutes instead of an hour.
 */
export async function inBulk(tables: string[], steps: Step[]): Promise<void> {
  const session = new pg.Client({ connectionString: env().databaseUrl })
  await session.connect()
  try {
    await session.query(
      `SET session_replication_role = replica; SET synchronous_commit = off; SET maintenance_work_mem = '512MB'`,
    )
    const { rows: indexes } = await session.query<{ name: string; made: string }>(
      `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS made FROM pg_index i
       WHERE i.indrelid = ANY ($1::text[]::regclass[])
         AND NOT i.indisunique AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)`,
      [tables],
    )
    for (const { name } of indexes) await session.query(`DROP INDEX ${name}`)
    for (const [sql, values] of steps) await session.query(sql, values)
    for (const { made } of indexes) await session.query(made)
    await session.query(`VACUUM (ANALYZE) ${tables.join(', ')}`)
    await session.query('CHECKPOINT') // or it would be written while something is measured
  } finally {
    await session.end()
  }
}
