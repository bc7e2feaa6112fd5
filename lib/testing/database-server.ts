import { createHash } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { bringUpToDate } from '@/bin/database/bring-up-to-date'
import { readMigrations } from '@/bin/database/schema-engine'
import { isAlive } from '@/bin/embedded/lock'
import { type Embedded, openEmbedded } from '@/bin/embedded/open'
import { root } from '@/bin/root'

declare module 'vitest' {
  interface ProvidedContext {
    /** `databaseServer` is the address of its `postgres` database. */
    databaseServer: string
    databaseTemplate: string
    /** Begins the names of this run's databases, so that runs at the same time do not meet. */
    databasePrefix: string
  }
}

const migrations = join(root, 'prisma', 'migrations')

const withSession = async <T>(embedded: Embedded, work: (session: pg.Client) => Promise<T>) => {
  const session = new pg.Client({ connectionString: embedded.url('postgres') })
  await session.connect()
  return work(session).finally(() => session.end())
}

async function dropDatabases(session: pg.Client, unwanted: (name: string) => boolean) {
  const all = await session.query<{ datname: string }>(`SELECT datname FROM pg_database WHERE datname ~ '^(test|template)_'`)
  for (const { datname } of all.rows.filter((row) => unwanted(row.datname))) {
    await session.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(datname)} WITH (FORCE)`)
  }
}

/** One migrated database per state of the migrations, made once and copied by every test file. */
async function prepareTemplate(embedded: Embedded) {
  const hash = createHash('sha256')
    .update(JSON.stringify(readMigrations(migrations)))
    .digest('hex')
    .slice(0, 12)
  const name = `template_${hash}`
  await withSession(embedded, async (session) => {
    await session.query('SELECT pg_advisory_lock(1)')
    const ofDeadRun = (other: string) => other.startsWith('test_') && !isAlive(Number(other.split('_')[1]))
    await dropDatabases(session, (other) => ofDeadRun(other) || other === `${name}_part`)
    const found = await session.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (found.rowCount) return
    await session.query(`CREATE DATABASE ${name}_part`)
    await bringUpToDate(embedded.url(`${name}_part`), migrations)
    await dropDatabases(session, (other) => other.startsWith('template_') && other !== `${name}_part`)
    await session.query(`ALTER DATABASE ${name}_part RENAME TO ${name}`)
  })
  return name
}

/** Global set-up of the database tests: one embedded server, a template to copy. @returns the tear-down */
export default async function setup(project: TestProject) {
  const embedded = await openEmbedded({ dataDir: join(root, '.data-test'), durable: false })
  const prefix = `test_${process.pid}`
  project.provide('databaseServer', embedded.url('postgres'))
  project.provide('databaseTemplate', await prepareTemplate(embedded))
  project.provide('databasePrefix', prefix)
  return async () => {
    await withSession(embedded, (session) => dropDatabases(session, (name) => name.startsWith(`${prefix}_`)))
    await embedded.leave()
  }
}
