import { db } from '@/lib/db/client'
import type { Invariant } from './invariant'
import { invariants } from './invariants'

export type Offence = { id: string; what: string; found: string | null; expected: string | null }

/** What became of an invariant: `count` rows offend, `rows` are up to ten of them; 0 when it holds. */
export type Verdict = { id: string; says: string; count: number; rows: Offence[] }

type Reader = Pick<ReturnType<typeof db>, '$queryRawUnsafe'>

const shown = 10

/** Asks one invariant. The SQL is ours. */
export async function ask(reader: Reader, { id, says, sql }: Invariant): Promise<Verdict> {
  const rows = await reader.$queryRawUnsafe<{ total: number; row: Offence }[]>(
    `SELECT count(*) OVER ()::int AS total, to_jsonb(r) AS row FROM (${sql}) r ORDER BY r.what, r.id LIMIT ${shown}`,
  )
  return { id, says, count: rows[0]?.total ?? 0, rows: rows.map(({ row }) => row) }
}

/**
 * Looks whether everything holds, at one moment, in a transaction that can only read. It never repairs.
 * @param options.seconds the most one question may take
 * @param options.signal ends it between two questions; what was not asked is then missing from the answer
 * @throws an error of the database: when a question takes longer, or the newest migration is missing
 */
export const verify = ({ seconds = 120, signal }: { seconds?: number; signal?: AbortSignal } = {}): Promise<Verdict[]> =>
  db().$transaction(
    async (tx) => {
      await tx.$executeRawUnsafe(`SET TRANSACTION READ ONLY`)
      await tx.$executeRawUnsafe(`SET LOCAL statement_timeout = '${seconds}s'`)
      const verdicts: Verdict[] = []
      for (const invariant of invariants) if (!signal?.aborted) verdicts.push(await ask(tx, invariant))
      return verdicts
    },
    { isolationLevel: 'RepeatableRead', maxWait: 10_000, timeout: (seconds + 1) * 1_000 * invariants.length },
  )
