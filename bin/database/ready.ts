import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

const patience = 10_000
const supported = { from: 15, to: 18 }

/** Answers that waiting does not change: wrong password, no such role, no such database. */
const final = ['28P01', '28000', '3D000']

/** Where an address points, without its password. */
export function placeOf(url: string) {
  const { hostname, port, pathname } = new URL(url)
  return `${hostname}:${port || 5432}${pathname}`
}

/** Connects, waiting up to ten seconds for a database that is still starting. @throws Error with one line for people */
export async function connectWhenReady(url: string): Promise<pg.Client> {
  const end = Date.now() + patience
  for (;;) {
    const session = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
    try {
      await session.connect()
      return session
    } catch (error) {
      const { code, message } = error as { code?: string; message: string }
      await session.end()
      if (final.includes(code ?? '')) throw new Error(`The database at ${placeOf(url)} refuses: ${message}`, { cause: error })
      if (Date.now() > end) throw new Error(`No database answers at ${placeOf(url)}: ${message || code}`, { cause: error })
      await wait(250)
    }
  }
}

/** @throws Error when the server's version, or an extension that the migrations ask for, is missing */
export async function checkServer(session: pg.Client, migrations: { sql: string }[]) {
  const shown = await session.query<{ version: number }>(`SELECT current_setting('server_version_num')::int / 10000 AS version`)
  const version = shown.rows[0]?.version ?? 0
  if (version < supported.from || version > supported.to) {
    throw new Error(`PostgreSQL ${version} is not supported: Foyer runs on ${supported.from} to ${supported.to}`)
  }
  const wanted = migrations.flatMap(({ sql }) =>
    [...sql.matchAll(/CREATE EXTENSION (?:IF NOT EXISTS )?"?(\w+)/gi)].map((found) => found[1]),
  )
  const missing = await session.query<{ name: string }>(
    'SELECT name FROM unnest($1::text[]) AS name WHERE name NOT IN (SELECT name FROM pg_available_extensions)',
    [wanted],
  )
  if (missing.rowCount) {
    const names = missing.rows.map(({ name }) => name).join(', ')
    throw new Error(`PostgreSQL lacks the extensions ${names}: install its contrib package`)
  }
}
