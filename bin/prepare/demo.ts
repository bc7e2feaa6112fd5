import { join } from 'node:path'
import pg from 'pg'
import { doorUrl } from '@/lib/checkin/door-link-secret'
import { demoDoor, demoSignIns } from '@/prisma/demo/sign-ins'
import { run } from '../install.mjs'
import { root } from '../root'

async function ask<Row extends pg.QueryResultRow>(sql: string, value: unknown) {
  const session = new pg.Client({ connectionString: process.env.DATABASE_URL || process.env.FOYER_EMBEDDED_DATABASE_URL })
  await session.connect()
  const { rows } = await session.query<Row>(sql, [value]).finally(() => session.end())
  return rows
}

const emails = demoSignIns.map(({ email }) => email)

/** Whether nobody has begun to use this database. A demo that was cut short while it was filled counts as empty. */
export async function isUnused() {
  const used = await ask('SELECT id FROM users WHERE email <> ALL($1) UNION ALL (SELECT id FROM events LIMIT 1) LIMIT 1', emails)
  return used.length === 0
}

/** Fills the database with the demo programme, in a process of its own: the server need not carry what is used once. */
export const seedDemo = () => run(process.execPath, [join(root, 'bin', 'run.mjs'), 'seed'])

/** The demo's accounts that are there. */
export async function presentSignIns() {
  const found = await ask<{ email: string }>('SELECT email FROM users WHERE email = ANY($1)', emails)
  const present = new Set(found.map(({ email }) => email))
  return demoSignIns.filter(({ email }) => present.has(email))
}

/** The address that makes any phone a door of the demo, while its link works. */
export async function presentDoor(): Promise<string | null> {
  const sql = 'SELECT token FROM door_links WHERE name = $1 AND revoked_at IS NULL AND expires_at > now() ORDER BY id LIMIT 1'
  const [link] = await ask<{ token: Buffer }>(sql, demoDoor)
  return link ? doorUrl(link.token) : null
}
