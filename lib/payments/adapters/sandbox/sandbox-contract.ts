import pg from 'pg'
import { env } from '@/lib/config/env'
import { db } from '@/lib/db/client'
import { anonymous } from '@/lib/testing/factories'
import { actInSandbox } from '../../act-in-sandbox'
import type { Harness } from '../provider-contract'
import { sandboxProvider } from './provider'
import { signatureHeader, signEvent } from './signature'

export async function sandboxHarness(): Promise<Harness> {
  const provider = sandboxProvider({ publicUrl: 'http://localhost:3000' })
  return {
    provider,
    closes: true,
    dated: true,
    pay: ({ sessionRef }) => actInSandbox(anonymous(), { session: sessionRef, choice: 'pay' }),
    async events() {
      const rows = await db().sandboxEvent.findMany({ orderBy: { dueAt: 'asc' } })
      return rows.map(({ body }) => {
        const bytes = Buffer.from(JSON.stringify(body))
        return { body: bytes, headers: (at) => new Headers({ [signatureHeader]: signEvent(bytes, at) }) }
      })
    },
    async whileDown(work) {
      const other = new pg.Client({ connectionString: env().databaseUrl })
      await other.connect()
      await other.query('BEGIN')
      await other.query('LOCK TABLE sandbox_sessions, sandbox_charges')
      await work(provider).finally(() => other.end())
    },
    loseAnswer: () => undefined, // an answer that is lost on the way back inside one process: its calls are repeated all the same
    made: async () => ({ sessions: await db().sandboxSession.count(), refunds: await db().sandboxRefund.count() }),
    close: async () => undefined,
  }
}
