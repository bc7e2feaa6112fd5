import { newId } from './id'

/** What the browser of a door may do: a link names its rights, a member's follow from the role. */
export const doorRights = ['scan', 'search', 'override', 'email', 'sell'] as const
export type DoorRight = (typeof doorRights)[number]

/** A browser that scans for one event, let in by a door link (`linkId`) or by a member's sign-in (`userId`). */
export type DoorActor = {
  kind: 'door'
  deviceId: string
  linkId: string | null
  userId: string | null
  eventId: string
  gate: string
  /** the list it lets people in on; null: the entrance */
  listId: string | null
  /** the ticket types it lets in; none named: every type */
  ticketTypeIds: string[]
  rights: DoorRight[]
  name: string
}

/** Who is asking. */
export type Actor =
  | { kind: 'anonymous' }
  | { kind: 'user'; userId: string; sessionId: string; email: string; name: string; verified: boolean }
  | DoorActor
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

/** How the actor is written in an activity: the user's id, the device's, `anonymous` or `system`. */
export function actorName(actor: Actor): string {
  if (actor.kind === 'user') return actor.userId
  return actor.kind === 'door' ? actor.deviceId : actor.kind
}
