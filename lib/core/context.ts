import { newId } from './id'

/** Who is asking. */
export type Actor =
  | { kind: 'anonymous' }
  | { kind: 'user'; userId: string; sessionId: string; email: string; name: string; verified: boolean }
  | { kind: 'system' }

/** What an operation knows of the call around it. `ip` is the client's, as trusted proxies tell it. */
export type Context = {
  actor: Actor
  requestId: string
  ip: string | null
  userAgent: string | null
  idempotencyKey?: string
}

/** The context of work the system does by itself: jobs, sweeps, seeding. */
export const systemContext = (requestId = newId('req')): Context => ({
  actor: { kind: 'system' },
  requestId,
  ip: null,
  userAgent: null,
})

/** How the actor is written in an activity: the user's id, `anonymous` or `system`. */
export const actorName = (actor: Actor) => (actor.kind === 'user' ? actor.userId : actor.kind)
