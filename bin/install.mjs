import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const modules = join(root, 'node_modules')
const stamp = join(modules, '.foyer-lock')
const lock = join(root, 'package-lock.json')

const wanted = () => createHash('sha256').update(readFileSync(lock)).update(process.platform).update(process.arch).digest('hex')

/** An install made by hand counts when npm wrote its record after the lockfile was last changed. */
function isMadeByHand() {
  const record = statSync(join(modules, '.package-lock.json'), { throwIfNoEntry: false })
  return record !== undefined && !existsSync(stamp) && record.mtimeMs >= statSync(lock).mtimeMs
}

export function isInstalled() {
  if (isMadeByHand()) writeFileSync(stamp, wanted())
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted()
}

/** Runs a program to its end. @returns what it wrote; @throws Error with the end of that when it fails */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text))
    child.once('error', reject)
    child.once('close', (code, signal) => {
      if (code === 0) resolve(output)
      else reject(Object.assign(new Error(output.trim().slice(-4_000) || `${command} ended with ${signal ?? code}`), { signal }))
    })
  })
}

/** Installs what the lockfile says, development packages too: the build needs some. */
export async function install() {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  if (npm?.endsWith('.js')) await run(process.execPath, [npm, ...args])
  else await run('npm', args, { shell: process.platform === 'win32' })
  writeFileSync(stamp, wanted())
}
