import type { Context } from '@/lib/core/context'
import { db } from '@/lib/db/client'

type Said = { version?: string; unsent?: number; clockOffsetMs?: number }

/** Keeps what a device says of itself, for the organiser's list; nothing when it says what is known, or somebody else asks. */
export async function noteDevice({ actor }: Context, { version, unsent, clockOffsetMs }: Said): Promise<void> {
  if (actor.kind !== 'door') return
  const offset = clockOffsetMs === undefined ? null : Math.max(-2_147_483_648, Math.min(2_147_483_647, clockOffsetMs))
  await db().$executeRaw`
    UPDATE devices SET version = coalesce(nullif(${version ?? null}, ''), version), unsent = coalesce(${unsent ?? null}::int, unsent),
           clock_offset_ms = coalesce(${offset}::int, clock_offset_ms)
    WHERE id = ${actor.deviceId}
      AND (version, unsent, clock_offset_ms) IS DISTINCT FROM
          (coalesce(nullif(${version ?? null}, ''), version), coalesce(${unsent ?? null}::int, unsent), coalesce(${offset}::int, clock_offset_ms))`
}
