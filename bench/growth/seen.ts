import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { closeDb } from '@/lib/db/client'
import { closeHotPool } from '@/lib/db/sql'

/** What PostgreSQL counted of tables with so many rows: reads of a whole table, and rows and entries of indexes that were read. */
export type Seen = { scans: Map<string, number>; rows: number }

const large = 100_000

export const largeTables = async (session: pg.Client): Promise<{ table: string; rows: number }[]> =>
  (
    await session.query<{ table: string; rows: number }>(
      `SELECT relname AS table, reltuples::float8 AS rows FROM pg_class
       WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples >= $1 ORDER BY 1`,
      [large],
    )
  ).rows

/** A connection hands in its counts when it ends, at the latest: so all of this process are ended, and waited for. */
async function handIn(session: pg.Client): Promise<void> {
  await closeDb()
  await closeHotPool()
  for (;;) {
    const { rows } = await session.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    )
    if (rows.length === 0) return
    await wait(20)
  }
}

async function read(session: pg.Client): Promise<Seen> {
  await handIn(session)
  const { rows } = await session.query<{ table: string; scans: number; rows: number }>(
    `SELECT t.relname AS table, t.seq_scan::float8 AS scans,
            (t.seq_tup_read + coalesce((SELECT sum(i.idx_tup_read) FROM pg_stat_user_indexes i WHERE i.relid = t.relid), 0))::float8 AS rows
     FROM pg_stat_user_tables t JOIN pg_class c ON c.oid = t.relid WHERE c.reltuples >= $1`,
    [large],
  )
  return { scans: new Map(rows.map(({ table, scans }) => [table, scans])), rows: rows.reduce((sum, each) => sum + each.rows, 0) }
}

/** What `work` makes PostgreSQL read of large tables, through functions and triggers too. */
export async function seenIn(session: pg.Client, work: () => Promise<unknown>): Promise<Seen> {
  const before = await read(session)
  await work()
  const after = await read(session)
  const scans = [...after.scans].map(([table, count]) => [table, count - (before.scans.get(table) ?? 0)] as const)
  return { scans: new Map(scans.filter(([, count]) => count > 0)), rows: after.rows - before.rows }
}
