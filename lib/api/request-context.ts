import { actorOf } from '@/lib/auth/actor'
import type { Context } from '@/lib/core/context'
import { InvalidInput } from '@/lib/core/error'
import { newId } from '@/lib/core/id'

/**
 * The context of an HTTP request. `x-request-id` and `x-foyer-ip` are set by our own server, never taken from outside.
 * @param options.door whether what is asked for is there for doors too
 */
export async function requestContext(headers: Headers, options: { door?: boolean } = {}): Promise<Context> {
  return {
    actor: await actorOf(headers, options),
    requestId: headers.get('x-request-id') ?? newId('req'),
    ip: headers.get('x-foyer-ip'),
    userAgent: headers.get('user-agent')?.slice(0, 300) ?? null,
    idempotencyKey: keyOf(headers),
  }
}

/** Who repeats a key gets what was made with it, an order with its token, so a key must be one that nobody guesses or shares. */
function keyOf(headers: Headers): string | undefined {
  const key = headers.get('idempotency-key')
  if (key === null) return undefined
  if (key.length >= 16 && key.length <= 200) return key
  throw new InvalidInput([{ path: '', message: 'An Idempotency-Key has 16 to 200 characters nobody can guess, such as a UUID.' }])
}
