import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { Actor, Context } from '@/lib/core/context'
import { newId } from '@/lib/core/id'
import { actorOf } from './actor'

/** Who looks at the page being rendered. Personal, so never inside a cached function. */
export const currentActor = async (): Promise<Actor> => actorOf(await headers())

/** The context for operations a page calls while it renders. */
export async function currentContext(): Promise<Context> {
  const received = await headers()
  return {
    actor: await actorOf(received),
    requestId: received.get('x-request-id') ?? newId('req'),
    ip: received.get('x-foyer-ip'),
    userAgent: received.get('user-agent')?.slice(0, 300) ?? null,
  }
}

/**
 * The signed-in person, or a way to sign in that leads back here.
 * @param path of the page that asks, with its query: `/console/events/new`
 */
export async function signedInOr(path: string): Promise<Extract<Actor, { kind: 'user' }>> {
  const actor = await currentActor()
  if (actor.kind !== 'user') redirect(`/sign-in?next=${encodeURIComponent(path)}`)
  return actor
}
