import { join } from 'node:path'
import { bringUpToDate } from '../database/bring-up-to-date'
import { ensureDatabase } from '../embedded/ensure-database'
import { type Embedded, openEmbedded } from '../embedded/open'
import { dataDir, root } from '../root'

/**
 * A database to work with: the one of DATABASE_URL or, without it, the embedded one, started when it does not run. Its address
 * is then in FOYER_EMBEDDED_DATABASE_URL.
 * @returns the embedded server, to be left at the end; undefined for one of somebody else
 */
export async function openDatabase(): Promise<Embedded | undefined> {
  if (process.env.DATABASE_URL) return undefined
  const embedded = await openEmbedded({
    dataDir: dataDir(),
    onRestart: () => process.stderr.write('  The database had died and was started again.\n'),
  })
  process.env.FOYER_EMBEDDED_DATABASE_URL = await ensureDatabase(embedded, 'foyer')
  return embedded
}

/** Brings the database to the newest migration. @returns names of the migrations applied now */
export const migrate = () =>
  bringUpToDate(process.env.DATABASE_URL || process.env.FOYER_EMBEDDED_DATABASE_URL || '', join(root, 'prisma', 'migrations'))
