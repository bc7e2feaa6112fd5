import { spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Binaries } from './binaries'
import { serverEnvironment } from './environment'
import type { Home } from './home'
import { isAlive } from './lock'

const startUpLimit = 60_000

export type Running = { pid: number; port: number }

function freePort() {
  return new Promise<number>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function isPostgres(pid: number) {
  const proc = `/proc/${pid}/comm`
  if (existsSync(proc)) return readFileSync(proc, 'utf8').startsWith('postgres')
  const shown = spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' })
  return shown.status !== 0 || shown.stdout.includes('postgres')
}

/** What `postmaster.pid` says: line 1 the process, line 4 the port, line 8 its state (storage/lmgr docs, miscadmin.h). */
function readPidFile(home: Home) {
  const file = join(home.folder, 'data', 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  return { file, pid: Number(lines[0]), port: Number(lines[3]), state: lines[7]?.trim() }
}

/** The server that already runs on this data: PostgreSQL outlives a killed Node. Waits while it starts or stops. */
export async function findRunning(home: Home): Promise<Running | undefined> {
  const end = Date.now() + startUpLimit
  for (let seen = readPidFile(home); seen; seen = readPidFile(home)) {
    if (!isAlive(seen.pid) || !isPostgres(seen.pid)) {
      rmSync(seen.file, { force: true })
      return undefined
    }
    if (seen.state === 'ready') return { pid: seen.pid, port: seen.port }
    if (Date.now() > end)
      throw new Error(`PostgreSQL (process ${seen.pid}) neither starts nor stops; its log is ${logFile(home)}`)
    await wait(30)
  }
  return undefined
}

/** Ends a server whose data folder was removed by hand; it would notice by itself within a minute. */
export function endAbandoned(home: Home) {
  const seen = readPidFile(home)
  if (seen && isAlive(seen.pid) && isPostgres(seen.pid)) process.kill(seen.pid, 'SIGQUIT')
}

export const logFile = (home: Home) => join(home.folder, 'server.log')

/** Settings for a small machine; the durable ones keep every acknowledged commit through a power cut. */
function settings(port: number, durable: boolean) {
  const values: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: '128MB',
    max_wal_size: '512MB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    log_checkpoints: 'off',
    synchronous_commit: durable ? 'on' : 'off',
    fsync: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

function lastLine(home: Home) {
  const lines = readFileSync(logFile(home), 'utf8').trim().split('\n')
  return lines.findLast((line) => /FATAL|PANIC|could not/.test(line)) ?? lines.at(-1) ?? ''
}

/** Starts the server in a session of its own, so that Ctrl-C ends Foyer first and the database last. */
async function launch(home: Home, binaries: Binaries, port: number, durable: boolean): Promise<Running | undefined> {
  const grown = (statSync(logFile(home), { throwIfNoEntry: false })?.size ?? 0) > 10_000_000
  const log = openSync(logFile(home), grown ? 'w' : 'a', 0o600)
  const server = spawn(join(binaries.folder, 'postgres'), ['-D', join(home.folder, 'data'), ...settings(port, durable)], {
    ...home.account,
    cwd: '/',
    env: serverEnvironment,
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  server.unref()
  let failed: string | undefined
  server.once('error', (error) => (failed = error.message))
  server.once('exit', () => (failed = lastLine(home)))
  const end = Date.now() + startUpLimit
  while (!failed) {
    const seen = readPidFile(home)
    if (seen?.pid === server.pid && seen?.state === 'ready') return { pid: seen.pid, port }
    if (Date.now() > end) throw new Error(`PostgreSQL did not start within a minute; its log is ${logFile(home)}`)
    await wait(15)
  }
  if (/could not (bind|create any TCP)/.test(failed)) return undefined
  throw new Error(`PostgreSQL did not start: ${failed} (log: ${logFile(home)})`)
}

/** Starts the server on the kept port of 127.0.0.1; unless it must be that one, on a free one when it is taken. */
export async function startServer(
  home: Home,
  binaries: Binaries,
  options: { port?: number; fixed: boolean; durable: boolean },
): Promise<Running> {
  const { port, fixed, durable } = options
  const kept = port ? await launch(home, binaries, port, durable) : undefined
  if (kept) return kept
  for (let attempt = 0; attempt < 5 && !fixed; attempt++) {
    const running = await launch(home, binaries, await freePort(), durable)
    if (running) return running
  }
  throw new Error('No free port on 127.0.0.1 for PostgreSQL')
}

/** Ends the server with its "fast" shutdown: sessions are cut off, everything committed is kept. */
export function stopServer(home: Home, binaries: Binaries) {
  return new Promise<void>((resolve, reject) => {
    const data = join(home.folder, 'data')
    const stop = spawn(join(binaries.folder, 'pg_ctl'), ['stop', '-D', data, '-m', 'fast', '-w', '-t', '60', '-s'], {
      ...home.account,
      cwd: '/',
      env: serverEnvironment,
      detached: true,
      stdio: 'ignore',
    })
    stop.once('error', reject)
    stop.once('exit', () =>
      readPidFile(home) ? reject(new Error(`PostgreSQL did not stop; its log is ${logFile(home)}`)) : resolve(),
    )
  })
}
