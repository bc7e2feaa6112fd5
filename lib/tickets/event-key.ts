import { openSecret, sealSecret } from '@/lib/config/secret'
import { NotFound } from '@/lib/core/error'
import { once } from '@/lib/core/global'
import { db } from '@/lib/db/client'
import { generateEventKey } from './code'

type KeyPair = { publicKey: Uint8Array; privateKey: Uint8Array }

const purpose = 'event key'
const keys = () => once('event-keys', () => new Map<string, Promise<KeyPair>>())

/**
 * The key pair that signs an event's ticket codes, made when first asked for; it never changes, so it is kept in memory.
 * @throws NotFound when there is no such event
 */
export function eventKey(eventId: string): Promise<KeyPair> {
  const known = keys().get(eventId)
  if (known) return known
  if (keys().size > 5_000) keys().clear()
  const made = loadOrMake(eventId)
  keys().set(eventId, made)
  made.catch(() => keys().delete(eventId))
  return made
}

/** The public half, 32 bytes: all that a door needs. */
export const publicKeyOf = async (eventId: string) => (await eventKey(eventId)).publicKey

async function loadOrMake(eventId: string): Promise<KeyPair> {
  const fresh = await generateEventKey()
  // Two processes may come first at once: one row wins, both read it.
  await db().$executeRaw`
    INSERT INTO event_keys (event_id, public_key, private_key)
    SELECT id, ${fresh.publicKey}, ${sealSecret(purpose, fresh.privateKey)} FROM events WHERE id = ${eventId}
    ON CONFLICT (event_id) DO NOTHING`
  const row = await db().eventKey.findUnique({ where: { eventId } })
  if (!row) throw new NotFound('event')
  return { publicKey: Uint8Array.from(row.publicKey), privateKey: openSecret(purpose, row.privateKey) }
}
