import { env } from '@/lib/config/env'
import { log } from '@/lib/config/log'
import { db } from '@/lib/db/client'
import { repeat } from '@/lib/jobs/repeat'
import { signatureHeader, signEvent } from './adapters/sandbox/signature'

const batch = 20
/** Twice as long after each try: the last one, twelve days on, is the end of it. */
const maxAttempts = 20

type Due = { id: string; body: object; attempts: number }

/**
 * Sends what the sandbox has to tell to our own webhook address, as real signed requests, at least once each: one that was
 * not answered with 2xx comes again. May run in many processes.
 * @param origin where this installation can be reached: `http://127.0.0.1:3000`
 * @returns how many were sent, delivered or not
 */
export async function deliverSandboxEvents(origin: string): Promise<number> {
  const due = await db().$queryRaw<Due[]>`
    UPDATE sandbox_events SET attempts = attempts + 1
    WHERE id IN (SELECT id FROM sandbox_events
                 WHERE delivered_at IS NULL AND due_at <= now() AND attempts < ${maxAttempts}
                   AND (attempts = 0 OR due_at + make_interval(secs => power(2, attempts)) <= now())
                 ORDER BY due_at, id LIMIT ${batch} FOR UPDATE SKIP LOCKED)
    RETURNING id, body, attempts`
  for (const event of due) await send(origin, event)
  return due.length
}

async function send(origin: string, { id, body, attempts }: Due) {
  const bytes = Buffer.from(JSON.stringify(body))
  try {
    const response = await fetch(`${origin}/api/v1/payments/sandbox/webhook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [signatureHeader]: signEvent(bytes) },
      body: bytes,
      signal: AbortSignal.timeout(10_000),
    })
    await response.body?.cancel()
    if (!response.ok) throw new Error(`Status ${response.status}`)
  } catch (error) {
    log().warn({ err: error, event: id, attempts }, 'a test payment could not be told; it will be tried again')
    return
  }
  await db().$executeRaw`UPDATE sandbox_events SET delivered_at = now() WHERE id = ${id}`
}

/** Keeps delivering while this process works in the background; nothing to do where there is no sandbox. */
export function tellOfTestPayments() {
  if (!env().payments.includes('sandbox')) return { stop: async () => undefined }
  const origin = env().FOYER_LOOPBACK_URL ?? env().publicUrl
  return repeat('telling of test payments', 1_000, async () => {
    while ((await deliverSandboxEvents(origin)) === batch);
  })
}
