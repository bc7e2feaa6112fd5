import pg from 'pg'
import { env } from '@/lib/config/env'
import { once } from '@/lib/core/global'
import { signalCommitted } from '@/lib/core/signal'

/**
 * A small pool of its own for the hot paths (reserve, scan), so that slow pages cannot starve the checkout.
 * More connections would make a hot row slower: callers queue here, not at the row's lock.
 */
export const hotPool = () =>
  once('hot-pool', () => {
    const pool = new pg.Pool({
      connectionString: env().databaseUrl,
      max: 3,
      connectionTimeoutMillis: 8_000,
      statement_timeout: 8_000,
    })
    pool.on('error', () => undefined) // an idle connection died; the pool opens another and the next query tells
    return pool
  })

const tries = 3

/** Deadlock and serialization failure: the statement did nothing and may run again. */
const transient = new Set(['40P01', '40001'])

/**
 * Calls one of our SQL functions that take and answer one jsonb, as a single statement. Tried again when the database says
 * that it did nothing.
 * `name` is ours, never input.
 */
export async function callFunction<T>(
  name: 'reserve' | 'cancel_order' | 'record_scan' | 'undo_scan',
  argument: unknown,
): Promise<T> {
  const query = { name, text: `SELECT ${name}($1::jsonb) AS answer`, values: [JSON.stringify(argument)] }
  for (let attempt = 1; ; attempt++) {
    try {
      const { rows } = await hotPool().query<{ answer: T }>(query)
      signalCommitted()
      return rows[0]!.answer
    } catch (error) {
      if (attempt >= tries || !transient.has(String((error as { code?: unknown }).code))) throw error
    }
  }
}

/** Closes the pool; the next call opens another. */
export async function closeHotPool() {
  const key = Symbol.for('foyer.hot-pool')
  const holder = globalThis as unknown as Record<symbol, pg.Pool | undefined>
  const pool = holder[key]
  holder[key] = undefined
  await pool?.end()
}
