import type pg from 'pg'
import { env } from '@/lib/config/env'
import { once } from '@/lib/core/global'
import { signalCommitted } from '@/lib/core/signal'
import { watchedPool } from './watched-pool'

/**
 * A small pool of its own for the hot paths (reserve, scan), so that slow pages cannot starve the checkout.
 * More connections would make a hot row slower: callers queue here, not at the row's lock.
 */
export const hotPool = () =>
  once('hot-pool', () => watchedPool({ connectionString: env().databaseUrl, max: 3, statement_timeout: 8_000 }))

const tries = 3

/** Deadlock and serialization failure: the statement did nothing and may run again. */
const transient = new Set(['40P01', '40001'])

/** Our SQL functions that take and answer one jsonb. An argument that is text is JSON already. */
type Name =
  | 'reserve'
  | 'reserve_many'
  | 'look_many'
  | 'cancel_order'
  | 'record_scans'
  | 'record_scans_many'
  | 'undo_scan'
  | 'open_receipt'
  | 'settle'
  | 'confirm_free'
  | 'end_hold'
  | 'sweep_holds'
  | 'open_payment'
  | 'payment_opened'
  | 'payment_refused'
  | 'claim_payments'
  | 'claim_refunds'
  | 'refund_tried'
  | 'retry_refund'

async function ask<T>(via: Pick<pg.Pool, 'query'>, name: Name, argument: unknown): Promise<T> {
  const json = typeof argument === 'string' ? argument : JSON.stringify(argument)
  const query = { name, text: `SELECT ${name}($1::jsonb) AS answer`, values: [json] }
  const { rows } = await via.query<{ answer: T }>(query)
  return rows[0]!.answer
}

async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await work()
      signalCommitted()
      return answer
    } catch (error) {
      if (attempt >= tries || !transient.has(String((error as { code?: unknown }).code))) throw error
    }
  }
}

/** Calls one of them, as a single statement. Tried again when the database says that it did nothing. */
export const callFunction = <T>(name: Name, argument: unknown): Promise<T> => retried(() => ask<T>(hotPool(), name, argument))

/**
 * Calls several of them in one transaction, for a decision in between. Nothing external may be called inside; `work` may run
 * more than once.
 */
export const callTogether = <T>(work: (call: <A>(name: Name, argument: unknown) => Promise<A>) => Promise<T>): Promise<T> =>
  retried(async () => {
    const client = await hotPool().connect()
    try {
      await client.query('BEGIN')
      const answer = await work((name, argument) => ask(client, name, argument))
      await client.query('COMMIT')
      client.release()
      return answer
    } catch (error) {
      const lost = await client.query('ROLLBACK').then(
        () => false,
        () => true,
      )
      client.release(lost)
      throw error
    }
  })

/** Closes the pool; the next call opens another. */
export async function closeHotPool() {
  const key = Symbol.for('foyer.hot-pool')
  const holder = globalThis as unknown as Record<symbol, pg.Pool | undefined>
  const pool = holder[key]
  holder[key] = undefined
  await pool?.end()
}
