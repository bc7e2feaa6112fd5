import pg from 'pg'
import { env } from '@/lib/config/env'
import { db } from '@/lib/db/client'
import type { Bar } from '../bar'
import { findOffsets } from './offsets'
import { questionsOf } from './questions'
import { largeTables, seenIn } from './seen'
import { type Grown, growUp } from './stage'

/** A plan that a session keeps is made at the sixth time. */
const times = 7

/** @returns how often a large table was read from end to end */
export async function scansOf(session: pg.Client, grown: Grown): Promise<number> {
  await session.query('ANALYZE')
  const tables = await largeTables(session)
  console.log(`  ${tables.map(({ table, rows }) => `${table} ${Math.round(rows)}`).join(', ')}`)
  const planted = await seenIn(session, () => db().$queryRaw`SELECT count(*) FROM tickets WHERE holder_name || '' = 'nobody'`)
  if (!planted.scans.has('tickets')) throw new Error('A table that was read from end to end was not counted')

  let sum = 0
  for (const [name, { ask, prepare }] of questionsOf(grown)) {
    if (prepare) for (let nth = 0; nth < times; nth++) await prepare()
    const { scans, rows } = await seenIn(session, async () => {
      for (let nth = 0; nth < times; nth++) await ask(nth)
    })
    const found = [...scans].map(([table, count]) => `${table} ${count}`)
    console.log(`  ${name.padEnd(38)} ${String(Math.round(rows / times)).padStart(8)} read   ${found.join(', ')}`)
    sum += [...scans.values()].reduce((all, count) => all + count, 0)
  }
  return sum
}

/** C3: however much there is, nothing that is asked all the time reads a table from end to end, or rows to pass them by. */
export const growthBar: Bar = {
  id: 'C3',
  what: `sequential scans of tables that have grown large, each named query asked ${times} times, as PostgreSQL counted them`,
  ...{ floor: 0, aim: 0, lowerIsBetter: true },
  beside: [{ name: 'OFFSET in what the public asks', floor: 0, aim: 0, lowerIsBetter: true }],
  measure: async () => {
    const offsets = findOffsets()
    for (const place of offsets) console.log(`  OFFSET ${place}`)
    const session = new pg.Client({ connectionString: env().databaseUrl })
    await session.connect()
    try {
      return [[await scansOf(session, await growUp())], [offsets.length]]
    } finally {
      await session.end()
    }
  },
}
