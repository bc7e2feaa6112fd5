import { join } from 'node:path'
import pg from 'pg'
import { demoSignIns } from '@/prisma/demo/sign-ins'
import { run } from '../install.mjs'
import { root } from '../root'

async function ask(sql: string) {
  const session = new pg.Client({ connectionString: process.env.DATABASE_URL || process.env.FOYER_EMBEDDED_DATABASE_URL })
  await session.connect()
  const { rows } = await session
    .query<{ email: string }>(sql, [demoSignIns.map(({ email }) => email)])
    .finally(() => session.end())
  return rows
}

/** Whether nobody has begun to use this database. A demo that was cut short while it was filled counts as empty. */
export async function isUnused() {
  const used = await ask('SELECT id FROM users WHERE email <> ALL($1) UNION ALL (SELECT id FROM events LIMIT 1) LIMIT 1')
  return used.length === 0
}

/** Fills the database with the demo programme, in a process of its own: the server need not carry what is used once. */
export const seedDemo = () => run(process.execPath, [join(root, 'bin', 'run.mjs'), 'seed'])

/** The demo's accounts that are there. */
export async function presentSignIns() {
  const present = new Set((await ask('SELECT email FROM users WHERE email = ANY($1)')).map(({ email }) => email))
  return demoSignIns.filter(({ email }) => present.has(email))
}
