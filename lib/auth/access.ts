import type { Actor, Context } from '@/lib/core/context'
import { Unauthenticated } from '@/lib/core/error'

/** Access for what anybody may ask: the operation itself asks for a password or a token. */
export const anyone = () => undefined

/** Access for what people do to what is theirs. @throws Unauthenticated */
export function signedIn({ actor }: Context): Extract<Actor, { kind: 'user' }> {
  if (actor.kind !== 'user') throw new Unauthenticated()
  return actor
}
