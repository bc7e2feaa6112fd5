import { join } from 'node:path'
import pg from 'pg'
import { bringUpToDate } from '@/bin/database/bring-up-to-date'
import { openEmbedded } from '@/bin/embedded/open'
import { root } from '@/bin/root'
import { env } from '@/lib/config/env'
import { closeDb } from '@/lib/db/client'
import { closeHotPool } from '@/lib/db/sql'

const name = 'bench'

async function drop(server: string, { database = name, andMake = false } = {}) {
  const session = new pg.Client({ connectionString: server })
  await session.connect()
  await session.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)
  if (andMake) await session.query(`CREATE DATABASE ${database}`)
  await session.end()
}

/** Runs `work` on a fresh, migrated database of the embedded server, durable as people run it; cleans up after. */
export async function withDatabase<T>(work: () => Promise<T>): Promise<T> {
  const embedded = await openEmbedded({ dataDir: join(root, '.data-bench') })
  try {
    await drop(embedded.url('postgres'), { andMake: true })
    await bringUpToDate(embedded.url(name), join(root, 'prisma', 'migrations'))
    Object.assign(process.env, {
      FOYER_MODE: 'demo',
      FOYER_EMBEDDED_DATABASE_URL: embedded.url(name),
      FOYER_SECRET: 'a-secret-for-benches-that-is-long-enough',
      LOG_LEVEL: 'error',
    })
    return await work()
  } finally {
    await closeDb()
    await closeHotPool()
    await drop(embedded.url('postgres'))
    await embedded.leave()
  }
}

/** Within `withDatabase`: a second one beside it, for as long as `work` takes. It is handed the address. */
export async function withOtherDatabase<T>(suffix: string, work: (url: string) => Promise<T>): Promise<T> {
  const [server, url] = [new URL(env().databaseUrl), new URL(env().databaseUrl)]
  server.pathname = '/postgres'
  const database = `${name}_${suffix}`
  url.pathname = `/${database}`
  await drop(server.href, { database, andMake: true })
  try {
    await bringUpToDate(url.href, join(root, 'prisma', 'migrations'))
    return await work(url.href)
  } finally {
    await drop(server.href, { database })
  }
}
