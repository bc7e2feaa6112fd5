// node bin/run.mjs serve | worker | migrate: one process entry, for machines where everything is installed and built.
import { checkNode, giveUp, readSettings } from './beginning.mjs'
import { bundle } from './bundle.mjs'

checkNode()
readSettings()
process.env.NODE_ENV ??= 'production'
process.noDeprecation = process.env.NODE_ENV === 'production'
try {
  const [entry] = await bundle(process.argv[2])
  const { main } = await import(entry)
  await main()
} catch (error) {
  giveUp(error.message)
}
