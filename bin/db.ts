import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bringUpToDate } from './database/bring-up-to-date'
import { diffSchema } from './database/schema-engine'
import { ensureDatabase } from './embedded/ensure-database'
import { type Embedded, openEmbedded } from './embedded/open'
import { dataDir, root } from './root'

const schema = join(root, 'prisma', 'schema')
const migrations = join(root, 'prisma', 'migrations')

/** Writes the SQL from the newest migration to the schema as the next migration. */
async function diff(embedded: Embedded, name: string | undefined) {
  if (!name || !/^[a-z0-9_]+$/.test(name)) throw new Error('Name the migration in lower case: npm run db:diff -- add_something')
  const sql = await diffSchema(embedded.url('postgres'), schema, migrations)
  if (!sql) return console.log('Nothing to do: the migrations lead to the schema.')
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = join(migrations, `${stamp}_${name}`)
  mkdirSync(folder)
  writeFileSync(join(folder, 'migration.sql'), `${sql}\n`)
  console.log(`Wrote prisma/migrations/${stamp}_${name}/migration.sql`)
}

async function check(embedded: Embedded) {
  const sql = await diffSchema(embedded.url('postgres'), schema, migrations)
  if (sql) throw new Error(`The migrations do not lead to the schema (npm run db:diff writes what is missing):\n\n${sql}`)
  console.log('The migrations lead to the schema.')
}

async function up(embedded: Embedded) {
  const url = await ensureDatabase(embedded, 'foyer')
  for (const name of await bringUpToDate(url, migrations)) console.error(`Applied ${name}`)
  console.log(url)
}

/** Nothing to do but to leave: that stops a server which `up` left running, unless a Foyer uses it. */
const down = async () => undefined

const commands: Record<string, (embedded: Embedded, name?: string) => Promise<void>> = { diff, check, up, down }

async function main(command = '', name?: string) {
  const run = commands[command]
  if (!run) throw new Error(`Unknown command "${command}"; there are ${Object.keys(commands).join(', ')}`)
  const embedded = await openEmbedded({ dataDir: dataDir() })
  try {
    await run(embedded, name)
  } finally {
    const stopped = await embedded.leave({ keep: command === 'up' || (command !== 'down' && !embedded.started) })
    if (command === 'down') console.log(stopped ? 'Stopped.' : 'Left running: a Foyer uses it.')
  }
}

main(...process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
