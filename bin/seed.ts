import { closeDb } from '@/lib/db/client'
import { closeHotPool } from '@/lib/db/sql'
import { seedDemo } from '@/prisma/demo/seed-demo'
import { migrate, openDatabase } from './prepare/database'
import { completeSettings } from './prepare/settings'

/** Fills an empty database with the demo programme and ends. */
export async function main() {
  completeSettings()
  const embedded = await openDatabase()
  try {
    await migrate()
    const seeded = await seedDemo()
    process.stdout.write(
      seeded
        ? seeded.map(({ email, password, is }) => `${email}  ${password}  ${is}\n`).join('')
        : 'The database is not empty: nothing was written.\n',
    )
  } finally {
    await Promise.all([closeDb(), closeHotPool()])
    await embedded?.leave({ keep: !embedded.started })
  }
}
