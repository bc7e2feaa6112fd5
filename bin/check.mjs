// npm run check: everything that can be said of the code without running it, in under two minutes.
import { existsSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { run } from './install.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const programOf = (name) => join(root, 'node_modules', name)

const checks = [
  { name: 'types', program: () => [programOf('typescript/bin/tsc'), '--noEmit', '--pretty', 'false'] },
  { name: 'lint and format', program: () => [programOf('@biomejs/biome/bin/biome'), 'ci', '--colors=off'] },
  { name: 'structure', program: () => [join(root, 'bin', 'structure.mjs')] },
  {
    name: 'migrations lead to the schema',
    program: () => [join(root, 'bin', 'db.mjs'), 'check'],
    env: { FOYER_DATA_DIR: '.data-test' },
  },
]

/** What the checks read and a clone does not hold: the database client, files for browsers, Next's own types. */
export async function prepare() {
  await run(process.execPath, [join(root, 'bin', 'db.mjs'), 'generate'])
  await run(process.execPath, [join(root, 'bin', 'vendor.mjs')])
  const types = join(root, 'next-env.d.ts')
  if (!existsSync(types))
    writeFileSync(types, '/// <reference types="next" />\n/// <reference types="next/image-types/global" />\n')
}

async function perform({ name, program, env }) {
  const began = performance.now()
  const problem = await run(process.execPath, program(), { env: { ...process.env, ...env } }).then(
    () => undefined,
    (error) => error.message,
  )
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  process.stdout.write(problem ? `  ✗ ${name}  ${seconds} s\n\n${problem}\n\n` : `  ✓ ${name}  ${seconds} s\n`)
  return !problem
}

/** Performs all checks, as many at once as there are cores. @returns how many passed and failed */
export async function check() {
  const waiting = [...checks]
  const counts = { passed: 0, failed: 0 }
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) counts[(await perform(next)) ? 'passed' : 'failed']++
  }
  await Promise.all(Array.from({ length: availableParallelism() }, lane))
  return counts
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await prepare()
  const { failed } = await check()
  process.exitCode = failed > 0 ? 1 : 0
}
