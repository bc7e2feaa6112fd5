import { migrate, openDatabase } from './prepare/database'
import { completeSettings } from './prepare/settings'

/** Brings the database to the newest migration and ends: before a new version of the servers is started. */
export async function main() {
  completeSettings()
  const embedded = await openDatabase()
  try {
    const applied = await migrate()
    process.stdout.write(applied.length > 0 ? `Applied ${applied.join(', ')}\n` : 'The database is up to date.\n')
  } finally {
    await embedded?.leave({ keep: !embedded.started })
  }
}
