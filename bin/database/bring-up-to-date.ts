import { createHash } from 'node:crypto'
import type pg from 'pg'
import { checkServer, connectWhenReady } from './ready'
import { applyMigrations, type Migration, readMigrations } from './schema-engine'

/** Two servers that start at once migrate one after the other. Any number will do, as long as it stays. */
const lock = 5_281_946

/** Asks the record alone, which takes a millisecond; the engine takes a second to load and is needed only when something is missing. */
async function isUpToDate(session: pg.Client, migrations: Migration[]) {
  const table = await session.query<{ found: string | null }>(`SELECT to_regclass('_prisma_migrations')::text AS found`)
  if (!table.rows[0]?.found) return false
  const rows = await session.query<{ checksum: string; migration_name: string }>(
    'SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  )
  const applied = new Map(rows.rows.map((row) => [row.migration_name, row.checksum]))
  return migrations.every(({ name, sql }) => applied.get(name) === createHash('sha256').update(sql).digest('hex'))
}

/**
 * Brings a database to the newest migration, one process at a time.
 * @returns names of the migrations that were applied now
 * @throws Error with a line for people: no answer, refused, too old, an extension missing, a migration that failed
 */
export async function bringUpToDate(url: string, folder: string): Promise<string[]> {
  const migrations = readMigrations(folder)
  const session = await connectWhenReady(url)
  try {
    if (await isUpToDate(session, migrations)) return []
    await checkServer(session, migrations)
    await session.query('SELECT pg_advisory_lock($1)', [lock])
    return await applyMigrations(url, folder)
  } finally {
    await session.end()
  }
}
