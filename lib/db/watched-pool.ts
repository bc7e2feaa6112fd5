import pg from 'pg'
import { log } from '@/lib/config/log'
import { noteTrouble } from './last-trouble'
import { watchLateness } from './lateness'

const quiet = 2_000 // milliseconds a statement may take before anybody asks whether the server is there at all
const patience = 2_500 // milliseconds in which it then has to say something
const interval = 500

const tooLate = 500 // milliseconds: a process this busy cannot tell a silent server from an answer it has not come round to

/**
 * Whether the server says anything: also that it is starting, or has no connection left. Null when this process itself was
 * too late to hear.
 */
async function answers({ connectionString }: pg.PoolConfig): Promise<boolean | null> {
  const lateness = watchLateness()
  const caller = new pg.Client({ connectionString, connectionTimeoutMillis: patience, query_timeout: patience })
  caller.on('error', () => undefined) // what is awaited below tells
  try {
    await caller.connect()
    await caller.query('SELECT 1')
    return true
  } catch (error) {
    const refused = (error as { severity?: unknown }).severity !== undefined
    return lateness.stop() > tooLate && !refused ? null : refused
  } finally {
    lateness.stop()
    await caller.end().catch(() => undefined)
  }
}

/**
 * A pool whose callers are not kept waiting by a server that has gone silent: a machine that froze, a network that swallows everything.
 * A connection notices nothing of that, and a limit for statements would cut those that are merely slow. So when one takes long the
 * server is called anew; when it does not answer, what waits for it fails, and whatever comes next fails at once until it does.
 */
export function watchedPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ ...config, connectionTimeoutMillis: 4_000 })
  const since = new Map<pg.PoolClient, number>()
  let away = false
  let calling = false

  pool.on('error', () => undefined) // an idle connection died; the pool opens another and the next query tells
  pool.on('connect', (client) => {
    const query = (...args: unknown[]): unknown => Reflect.apply(pg.Client.prototype.query, client, args) // found anew each time: tests count there
    const begun = (...args: unknown[]) => {
      if (!since.has(client)) since.set(client, performance.now())
      return query(...args)
    }
    client.query = begun as typeof client.query
    client.on('drain', () => since.delete(client))
    client.on('end', () => since.delete(client))
    client.on('error', noteTrouble)
  })

  type Callback = (error: Error | undefined, ...given: unknown[]) => void
  const connect = pool.connect.bind(pool) as (callback?: Callback) => unknown
  const connectUnlessAway = (callback?: Callback) => {
    if (away) {
      noteTrouble()
      const error = new Error("Can't reach database: it does not answer")
      return callback ? callback(error, undefined, () => undefined) : Promise.reject(error)
    }
    if (!callback) {
      const client = connect() as Promise<unknown>
      client.catch(noteTrouble)
      return client
    }
    return connect((error, ...given) => {
      if (error) noteTrouble()
      callback(error, ...given)
    })
  }
  pool.connect = connectUnlessAway as typeof pool.connect

  const look = async () => {
    if (pool.ending) return clearInterval(timer)
    const waiting = [...since].filter(([, at]) => performance.now() - at > quiet).map(([client]) => client)
    if (calling || (waiting.length === 0 && !away)) return
    calling = true
    const told = await answers(config)
    calling = false
    if (told === null) return
    const gone = !told
    if (gone !== away) log()[gone ? 'error' : 'info'](gone ? 'the database does not answer' : 'the database answers again')
    away = gone
    if (gone) noteTrouble()
    // ending a client with a statement under way cuts its connection
    if (gone) for (const client of waiting) void (client as unknown as pg.Client).end().catch(() => undefined)
  }
  const timer = setInterval(look, interval).unref()
  return pool
}
