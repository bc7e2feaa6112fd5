import { log } from '@/lib/config/log'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { repeat } from '@/lib/jobs/repeat'
import { type Verdict, verify } from './verify'

const tenMinutes = 600_000

/**
 * Verifies once an hour, by the database's clock, whichever process comes first; keeps what was found for thirty days and
 * logs what is broken.
 * @returns whether it was time
 */
export async function verifyWhenDue(signal?: AbortSignal): Promise<boolean> {
  const recent = await db().$queryRaw<object[]>`SELECT FROM verifications WHERE ran_at > now() - interval '1 hour' LIMIT 1`
  if (recent.length > 0) return false
  const verdicts = await verify({ seconds: 30, signal })
  if (signal?.aborted) return false
  await keepVerdicts(verdicts)
  return true
}

/** Keeps what was found for thirty days and logs what is broken. @returns how many invariants do not hold */
export async function keepVerdicts(verdicts: Verdict[]): Promise<number> {
  const broken = verdicts.filter(({ count }) => count > 0)
  await db().$executeRaw`
    WITH old AS (DELETE FROM verifications WHERE ran_at < now() - interval '30 days')
    INSERT INTO verifications (id, broken) VALUES (${newId('vfy')}, ${JSON.stringify(broken)}::jsonb)`
  if (broken.length > 0) {
    const counts = Object.fromEntries(broken.map(({ id, count }) => [id, count]))
    log().error({ broken: counts }, 'what must hold does not; `npm run verify` shows the rows')
  }
  return broken.length
}

/** Keeps looking while this process works in the background. A stop waits for the one question that is under way. */
export function verifyHourly() {
  const stopping = new AbortController()
  const rounds = repeat('verify', tenMinutes, async () => void (await verifyWhenDue(stopping.signal)))
  return {
    stop() {
      stopping.abort()
      return rounds.stop()
    },
  }
}
