import { rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { bringUpToDate } from '@/bin/database/bring-up-to-date'
import { openEmbedded } from '@/bin/embedded/open'
import { root } from '@/bin/root'
import { closeDb } from '@/lib/db/client'

const dataDir = join(root, '.data-faults')

/** Opens a session whose server may go. */
export async function openSession(url: string): Promise<pg.Client> {
  const session = new pg.Client({ connectionString: url })
  session.on('error', () => undefined) // what is asked next tells
  await session.connect()
  return session
}

/**
 * An embedded server of the bench's own with one prepared database, of which each `copy` is a database to break things in.
 * @param prepare fills the first one, by the product's own means
 */
export async function withCopies<P, T>(
  prepare: () => Promise<P>,
  work: (copy: (name: string) => Promise<string>, prepared: P) => Promise<T>,
) {
  const embedded = await openEmbedded({ dataDir })
  const server = await openSession(embedded.url('postgres'))
  const make = async (name: string, template = 'template1') => {
    await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await server.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
    return embedded.url(name)
  }
  try {
    const url = await make('prepared')
    await bringUpToDate(url, join(root, 'prisma', 'migrations'))
    Object.assign(process.env, { FOYER_EMBEDDED_DATABASE_URL: url })
    const prepared = await prepare()
    await closeDb()
    let turn: Promise<unknown> = Promise.resolve() // a template is copied by one at a time
    const copy = (name: string) => {
      const made = turn.then(() => make(name, 'prepared'))
      turn = made.catch(() => undefined)
      return made
    }
    return await work(copy, prepared)
  } finally {
    await closeDb()
    await server.end()
    if (await embedded.leave()) rmSync(dataDir, { recursive: true, force: true })
  }
}
