import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

const packagesOf = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages

/**
 * Whether what npm recorded as installed, which it does last, is what the lockfile asks for. Optional packages may be missing:
 * most are for other systems.
 */
export function isInstalled() {
  const record = 'node_modules/.package-lock.json'
  if (!existsSync(join(root, record))) return false
  const installed = packagesOf(record)
  return Object.entries(packagesOf('package-lock.json')).every(
    ([path, { version, optional }]) => path === '' || (installed[path] ? installed[path].version === version : optional),
  )
}

/** Runs a program to its end. @returns what it wrote; @throws Error with the end of that when it fails */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options })
    const end = () => child.kill()
    process.once('exit', end)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text))
    child.once('error', reject)
    child.once('close', (code, signal) => {
      process.off('exit', end)
      if (code === 0) resolve(output)
      else reject(Object.assign(new Error(output.trim().slice(-8_000) || `${command} ended with ${signal ?? code}`), { signal }))
    })
  })
}

/** Installs what the lockfile says, development packages too: the build needs some. */
export async function install() {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const work = npm?.endsWith('.js')
    ? run(process.execPath, [npm, ...args])
    : run('npm', args, { shell: process.platform === 'win32' })
  await work.catch((error) => {
    throw new Error(`npm could not install the packages:\n${error.message.split(/\n.*Clean install a project/)[0]}`)
  })
}
