import { mkdirSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { findBinaries } from './binaries'
import { prepareHome } from './home'
import { type Connection, initialise, readConnection, saveConnection } from './initialise'
import { withLock } from './lock'
import { findRunning, startServer, stopServer } from './server'

export type Embedded = {
  /** Connection address of a database on this server. */
  url(database?: string): string
  /** False when a server was already running on this data and is shared. */
  started: boolean
  /** Ends this process's use; the last user stops the server unless told to keep it. @returns whether it was stopped. */
  leave(options?: { keep: boolean }): Promise<boolean>
}

export type Options = {
  dataDir: string
  /** False trades safety in a power cut for speed: tests only. */
  durable?: boolean
  /** Told when the server had to be started again after it died. */
  onRestart?: () => void
}

const address = ({ user, password, port }: Connection, database: string) =>
  `postgresql://${user}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`

/** A session per using process. It ends with the process, however that ends, so the server always knows its users. */
async function attend(connection: Connection, data: string) {
  const session = new pg.Client({ connectionString: address(connection, 'postgres'), application_name: 'foyer', keepAlive: true })
  await session.connect()
  const shown = await session.query<{ folder: string }>(`SELECT current_setting('data_directory') AS folder`)
  if (realpathSync(shown.rows[0]?.folder ?? '/') === realpathSync(data)) return session
  await session.end()
  throw new Error(`Another PostgreSQL answers on port ${connection.port}`)
}

/** Says that this process is going, and asks who else is here: in this order two that go at once do not wait for each other. */
async function isLast(session: pg.Client) {
  await session.query(`SET application_name = 'foyer-leaving'`)
  const others = await session.query(`SELECT FROM pg_stat_activity WHERE application_name = 'foyer'`)
  await session.end()
  return others.rowCount === 0
}

/**
 * The PostgreSQL that comes with Foyer, on a data folder: prepared at first use, started when it does not run, shared when it does
 * (PostgreSQL outlives a killed Node), and started again when it dies.
 * @throws Error with a line for people when it cannot be had
 */
export async function openEmbedded({ dataDir, durable = true, onRestart }: Options): Promise<Embedded> {
  const folder = resolve(dataDir)
  mkdirSync(folder, { recursive: true })
  const locked = <T>(work: () => Promise<T>) => withLock(join(folder, 'postgres.lock'), work)
  const { home, binaries } = await locked(async () => {
    const place = prepareHome(folder)
    return { home: place, binaries: findBinaries(place) }
  })

  const enter = (fixed: boolean) =>
    locked(async () => {
      initialise(home, binaries)
      const kept = readConnection(home)
      const found = await findRunning(home)
      const { port } = found ?? (await startServer(home, binaries, { port: kept.port, fixed, durable }))
      const connection = { ...kept, port }
      saveConnection(home, connection)
      return { connection, session: await attend(connection, join(home.folder, 'data')), started: !found }
    })

  let left = false
  let session: pg.Client
  const watch = (current: pg.Client) => {
    session = current
    session.on('error', () => undefined) // 'end' follows, and is what is acted on
    session.once('end', async () => {
      while (!left) {
        const again = await enter(true).catch(() => wait(500))
        if (!again) continue
        if (again.started) onRestart?.()
        return watch(again.session)
      }
    })
  }
  const { connection, session: first, started } = await enter(false)
  watch(first)

  return {
    url: (database = 'foyer') => address(connection, database),
    started,
    leave({ keep } = { keep: false }) {
      left = true
      return locked(async () => {
        const last = await isLast(session).catch(() => true)
        if (last && !keep) await stopServer(home, binaries)
        return last && !keep
      })
    },
  }
}
