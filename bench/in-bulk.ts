import pg from 'pg'
import { env } from '@/lib/config/env'

type Step = [sql: string, values?: unknown[]]

/** Indexes of one table can be made beside each other. */
const atOnce = 4

async function session(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: env().databaseUrl })
  await client.connect()
  await client.query(`SET session_replication_role = replica; SET synchronous_commit = off; SET maintenance_work_mem = '256MB'`)
  return client
}

async function make(indexes: string[]): Promise<void> {
  const client = await session()
  try {
    for (let index = indexes.shift(); index; index = indexes.shift()) await client.query(index)
  } finally {
    await client.end()
  }
}

/** What follows on filling, when nothing is written any more: the map of what everybody sees is made, and all is on disk. */
export async function settle(tables: string[]): Promise<void> {
  const client = await session()
  try {
    await client.query(`VACUUM (ANALYZE) ${tables.join(', ')}`)
    await client.query('CHECKPOINT') // or it would be written while something is measured
  } finally {
    await client.end()
  }
}

/**
 * Fills tables straight in the database. Indexes that hold no constraint are made again after the rows, and neither triggers nor
 * references are asked about rows that are right by their making: minutes instead of an hour.
 */
export async function inBulk(tables: string[], steps: Step[]): Promise<void> {
  const client = await session()
  try {
    const { rows: indexes } = await client.query<{ name: string; made: string }>(
      `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS made FROM pg_index i
       WHERE i.indrelid = ANY ($1::text[]::regclass[])
         AND NOT i.indisunique AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)`,
      [tables],
    )
    for (const { name } of indexes) await client.query(`DROP INDEX ${name}`)
    for (const [sql, values] of steps) await client.query(sql, values)
    const waiting = indexes.map(({ made }) => made)
    await Promise.all(Array.from({ length: atOnce }, () => make(waiting)))
  } finally {
    await client.end()
  }
}
