import { closeDb } from '@/lib/db/client'
import { reportOf } from '@/lib/verify/report'
import { verify } from '@/lib/verify/verify'
import { openDatabase } from './prepare/database'
import { completeSettings } from './prepare/settings'

/** Looks whether everything that must hold does, says so line by line, and ends with 1 when something does not. Repairs nothing. */
export async function main() {
  completeSettings()
  const embedded = await openDatabase()
  try {
    const verdicts = await verify()
    for (const line of verdicts.flatMap(reportOf)) process.stdout.write(`${line}\n`)
    if (verdicts.some(({ count }) => count > 0)) process.exitCode = 1
  } finally {
    await closeDb()
    await embedded?.leave({ keep: !embedded.started })
  }
}
