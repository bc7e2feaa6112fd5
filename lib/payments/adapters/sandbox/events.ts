import { newId } from '@/lib/core/id'
import type { Tx } from '@/lib/db/tx'
import type { Fact } from '../../provider'

/** What the sandbox sends to our webhook address. */
export type SandboxEvent = { id: string; type: string; createdAt: string; fact: Fact }

/** The name of the one event that says a session's bank will refuse: `ask` looks whether its time has come. */
export const failureOf = (sessionId: string) => `${sessionId}:failed`

/** Queues what is to be told, in the transaction that made it so. @param dueAt by the database's clock; null is now */
export async function queueEvent(tx: Tx, fact: Fact, { id = newId('sbe'), dueAt = null as Date | null } = {}) {
  const body: SandboxEvent = { id, type: `payment.${fact.kind}`, createdAt: new Date().toISOString(), fact }
  await tx.$executeRaw`
    INSERT INTO sandbox_events (id, body, due_at) VALUES (${id}, ${JSON.stringify(body)}::jsonb, coalesce(${dueAt}, now()))
    ON CONFLICT (id) DO NOTHING`
}
