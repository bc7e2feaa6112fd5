import { recordActivity } from '@/lib/activity/record'
import type { Context } from '@/lib/core/context'
import type { Tx } from '@/lib/db/tx'

type Which = {
  userId: string
  /** this one alone */
  only?: string
  /** all but this one */
  except?: string
  /** `signed_out` unless something else was the cause */
  reason?: 'signed_out' | 'password_changed' | 'address_proven' | 'token_reused'
}

/** Ends a person's sessions, at once: the next request of each finds its row ended. @returns how many there were. */
export async function endSessions(tx: Tx, ctx: Context, { userId, only, except, reason = 'signed_out' }: Which): Promise<number> {
  const ended = await tx.$queryRaw<{ id: string }[]>`
    UPDATE sessions SET ended_at = now(), refresh_hash = NULL
    WHERE user_id = ${userId} AND ended_at IS NULL
      AND (${only ?? null}::text IS NULL OR id = ${only ?? null}) AND id IS DISTINCT FROM ${except ?? null}
    RETURNING id`
  if (ended.length > 0) {
    const sessions = ended.map(({ id }) => id)
    await recordActivity(tx, ctx, 'session.ended', { data: { userId, sessions, reason } })
  }
  return ended.length
}
