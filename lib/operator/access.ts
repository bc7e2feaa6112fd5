import { env } from '@/lib/config/env'
import type { Actor, Context } from '@/lib/core/context'
import { NotFound, Unauthenticated } from '@/lib/core/error'

/** Whether somebody runs this installation: their proved address stands in OPERATORS. */
export const isOperator = (actor: Actor): boolean =>
  actor.kind === 'user' && actor.verified && env().operators.includes(actor.email)

/** @throws Unauthenticated; NotFound for everybody who is no operator */
export function reachInstallation({ actor }: Context): void {
  if (actor.kind === 'anonymous') throw new Unauthenticated()
  if (actor.kind !== 'system' && !isOperator(actor)) throw new NotFound('page')
}
