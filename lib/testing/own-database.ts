import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { root } from '@/bin/root'

const name = `${inject('databasePrefix')}_${process.env.VITEST_POOL_ID}`
const address = new URL(inject('databaseServer'))

const session = new pg.Client({ connectionString: address.href })
await session.connect()
await session.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
await session.query(`CREATE DATABASE ${name} TEMPLATE ${inject('databaseTemplate')} STRATEGY file_copy`)
await session.end()

/** Every test file begins with an empty, migrated database of its own, and nothing of the machine's settings. */
address.pathname = `/${name}`
delete process.env.DATABASE_URL
Object.assign(process.env, {
  FOYER_MODE: 'demo',
  FOYER_EMBEDDED_DATABASE_URL: address.href,
  FOYER_DATA_DIR: join(root, '.data-test', 'files', name),
  FOYER_SECRET: 'a-secret-for-tests-that-is-long-enough',
  LOG_LEVEL: 'error',
})
