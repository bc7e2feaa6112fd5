import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { environment, root } from './product'
import { port } from './site'

const patience = 120_000

/**
 * Asks `npm run verify` of a data folder, as a process of its own, whether a Foyer runs on it or not.
 * @returns its exit code (null when it did not end in time) and all it said
 */
export async function verify(dataDir: string): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['bin/run.mjs', 'verify'], {
    cwd: root,
    env: environment({ port, dataDir }),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: patience,
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said }
}

/** @throws Error with the rows when something that must hold does not */
export async function mustHold(dataDir: string): Promise<void> {
  const { code, said } = await verify(dataDir)
  if (code !== 0) throw new Error(`Not everything holds that must (exit code ${code}):\n${said}`)
}
