import { createHash } from 'node:crypto'
import { actorName, type Context } from '@/lib/core/context'
import { AppError } from '@/lib/core/error'
import type { Tx } from './tx'

export class KeyReused extends AppError {
  constructor() {
    super({
      kind: 'conflict',
      code: 'idempotency.key_reused',
      message: 'This was sent before with something else in it. Begin again on a fresh page, or take a new Idempotency-Key.',
    })
  }
}

const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')

/**
 * Lets a repeated creation be answered with what the first one made. Call it before anything is written; a repeat at the
 * same time waits here for the first to end. Keys are forgotten after two days.
 * @param id of what is about to be made
 * @returns `id` when it is to be made, else the id of what the same key made before
 * @throws KeyReused when the key came with another request before
 */
export async function claimKey(tx: Tx, ctx: Context, operation: string, request: unknown, id: string): Promise<string> {
  if (!ctx.idempotencyKey) return id
  await tx.$executeRaw`
    DELETE FROM creation_keys WHERE key IN (
      SELECT key FROM creation_keys WHERE created_at < now() - interval '2 days' LIMIT 100 FOR UPDATE SKIP LOCKED)`
  const key = hash([actorName(ctx.actor), operation, ctx.idempotencyKey])
  const requestHash = hash(request)
  const made = await tx.$executeRaw`
    INSERT INTO creation_keys (key, request_hash, made_id) VALUES (${key}, ${requestHash}, ${id}) ON CONFLICT DO NOTHING`
  if (made === 1) return id
  const before = await tx.creationKey.findUniqueOrThrow({ where: { key } })
  if (before.requestHash !== requestHash) throw new KeyReused()
  return before.madeId
}
