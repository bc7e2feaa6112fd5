import pg from 'pg'
import { env } from '@/lib/config/env'
import { log } from '@/lib/config/log'
import { once } from '@/lib/core/global'
import { newId } from '@/lib/core/id'
import { hotPool } from '@/lib/db/sql'

/** What processes tell each other. Small: PostgreSQL refuses more than 8,000 bytes. */
export type BusMessage = { kind: 'touched'; tags: string[] }

type Envelope = { from: string; message: BusMessage }

const channel = 'foyer'
const processId = () => once('bus-process', () => newId('prc'))

/**
 * Tells the other processes, after commit. NOTIFY takes a global lock at commit, so it never runs in a transaction of
 * ours. A message that gets lost costs a minute: caches expire by themselves.
 */
export async function publish(message: BusMessage): Promise<void> {
  const envelope: Envelope = { from: processId(), message }
  await hotPool().query('SELECT pg_notify($1, $2)', [channel, JSON.stringify(envelope)])
}

/** Hears what other processes publish, reconnecting until stopped. */
export function subscribe(hear: (message: BusMessage) => Promise<void> | void) {
  let stopped = false
  let client: pg.Client | undefined
  let retry: NodeJS.Timeout | undefined

  const lost = (which: pg.Client) => {
    if (client !== which) return // one that fails says so more than once
    which.removeAllListeners()
    which.on('error', () => undefined) // the dying socket may complain once more
    which.end().catch(() => undefined)
    client = undefined
    if (!stopped) retry = setTimeout(connect, 1_000)
  }
  const connect = async () => {
    const next = new pg.Client({ connectionString: env().databaseUrl, keepAlive: true })
    client = next
    next.on('error', () => lost(next))
    next.on('end', () => lost(next))
    next.on('notification', ({ payload }) => {
      const { from, message } = JSON.parse(payload ?? 'null') as Envelope
      if (from !== processId())
        void Promise.resolve(hear(message)).catch((error) => log().error({ err: error }, 'a bus message failed'))
    })
    try {
      await next.connect()
      await next.query(`LISTEN ${channel}`)
    } catch {
      lost(next)
    }
  }
  void connect()

  return {
    async stop() {
      stopped = true
      clearTimeout(retry)
      client?.removeAllListeners()
      await client?.end().catch(() => undefined)
    },
  }
}
