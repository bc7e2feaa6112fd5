// npm start [-- --lan] | npm run dev. Built-ins only up to here: nothing may be installed yet.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { checkNode, checkPort, giveUp, readSettings } from './beginning.mjs'
import { bundle } from './bundle.mjs'
import { install, isInstalled, run } from './install.mjs'
import { steps } from './steps.mjs'

checkNode()
readSettings()
const dev = process.argv.includes('--dev')
const lan = process.argv.includes('--lan')
process.env.NODE_ENV = dev ? 'development' : 'production'
process.noDeprecation = !dev // what packages will drop one day is for developers to read
await checkPort(dev ? 'npm run dev' : 'npm start')

const step = steps()
process.stdout.write('\n  Foyer\n\n')
try {
  if (!isInstalled()) await step('Packages', install, 'a minute or two, once')
  // what is bundled reads the database by a client that a fresh clone does not have yet
  const client = fileURLToPath(new URL('../generated/prisma/client.ts', import.meta.url))
  if (!existsSync(client)) await run(process.execPath, [fileURLToPath(new URL('db.mjs', import.meta.url)), 'generate'])
  const [entry] = await bundle('start')
  const { start } = await import(entry)
  await start({ dev, lan, step })
} catch (error) {
  const wasAsked = ['SIGINT', 'SIGTERM', 'SIGHUP'].includes(error.signal) // the whole group is ending, and says so itself
  if (!wasAsked) giveUp(error.message)
}
