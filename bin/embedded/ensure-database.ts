import pg from 'pg'
import type { Embedded } from './open'

/** Makes a database on the embedded server when it is missing, optionally as a copy. @returns its address. */
export async function ensureDatabase(embedded: Embedded, name: string, template?: string) {
  const session = new pg.Client({ connectionString: embedded.url('postgres') })
  await session.connect()
  try {
    const found = await session.query('SELECT FROM pg_database WHERE datname = $1', [name])
    const copy = template ? ` TEMPLATE ${pg.escapeIdentifier(template)} STRATEGY file_copy` : ''
    if (!found.rowCount) await session.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}${copy}`)
  } finally {
    await session.end()
  }
  return embedded.url(name)
}
