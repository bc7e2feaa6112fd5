import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './binaries'
import { serverEnvironment } from './environment'
import type { Home } from './home'

export type Connection = { user: string; password: string; port?: number }

const connectionFile = (home: Home) => join(home.folder, 'connection.json')

export const readConnection = (home: Home): Connection => JSON.parse(readFileSync(connectionFile(home), 'utf8'))

export function saveConnection(home: Home, connection: Connection) {
  const part = `${connectionFile(home)}.part`
  writeFileSync(part, JSON.stringify(connection), { mode: 0o600 })
  renameSync(part, connectionFile(home))
}

/**
 * Makes the database's files once. They are made aside and renamed when whole, so that one that was cut short is
 * simply made again. The builtin C.UTF-8 locale is the same on every machine and knows upper and lower case.
 */
export function initialise(home: Home, binaries: Binaries) {
  const data = join(home.folder, 'data')
  const made = join(data, 'PG_VERSION')
  if (existsSync(made)) {
    const major = readFileSync(made, 'utf8').trim()
    if (major === binaries.major) return
    throw new Error(
      `${data} is of PostgreSQL ${major}, this Foyer brings ${binaries.major}: move it over with pg_dump, or set DATABASE_URL`,
    )
  }
  if (existsSync(data)) throw new Error(`${data} holds no PostgreSQL data: move it away, and a new database is made`)
  const part = `${data}.part`
  rmSync(part, { recursive: true, force: true })
  const connection = { user: 'foyer', password: randomBytes(24).toString('hex') }
  const passwordFile = join(home.folder, 'password.part')
  rmSync(passwordFile, { force: true })
  writeFileSync(passwordFile, connection.password, { mode: 0o600 })
  if (home.account) chownSync(passwordFile, home.account.uid, home.account.gid)
  const done = spawnSync(
    join(binaries.folder, 'initdb'),
    [
      ...['-D', part, `--username=${connection.user}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'],
      ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-sync'],
    ],
    { ...home.account, cwd: '/', encoding: 'utf8', env: serverEnvironment },
  )
  rmSync(passwordFile, { force: true })
  if (done.status !== 0)
    throw new Error(`PostgreSQL could not be prepared in ${data}: ${(done.error?.message ?? done.stderr).trim()}`)
  saveConnection(home, connection)
  renameSync(part, data)
}
