import { actorOf } from '@/lib/auth/actor'
import type { Context } from '@/lib/core/context'
import { newId } from '@/lib/core/id'

/** The context of an HTTP request. `x-request-id` and `x-foyer-ip` are set by our own server, never taken from outside. */
export async function requestContext(headers: Headers): Promise<Context> {
  return {
    actor: await actorOf(headers),
    requestId: headers.get('x-request-id') ?? newId('req'),
    ip: headers.get('x-foyer-ip'),
    userAgent: headers.get('user-agent')?.slice(0, 300) ?? null,
    idempotencyKey: headers.get('idempotency-key')?.slice(0, 200) ?? undefined,
  }
}
