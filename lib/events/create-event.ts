import { Unauthenticated } from '@/lib/core/error'
import { newId } from '@/lib/core/id'
import { operation } from '@/lib/core/operation'
import { claimKey } from '@/lib/db/claim-key'
import { inTransaction } from '@/lib/db/tx'
import { homeOrganisation } from '@/lib/orgs/home-organisation'
import { reachOrganisation } from '@/lib/orgs/reach'
import { reachEvent } from './access'
import { insertEvent } from './insert-event'
import { managedEvent } from './queries'
import { createEventInput } from './schema'
import { eventView } from './view'

/** Makes a draft, for the organisation named or the caller's first, which is made on the spot when there is none. */
export const createEvent = operation({
  name: 'events.create',
  input: createEventInput,
  output: eventView,
  raises: ['input.invalid', 'organisation.not_found', 'idempotency.key_reused'],
  access: async (ctx, { organisationId }) => {
    if (organisationId) return reachOrganisation(ctx, organisationId, 'event.manage')
    if (ctx.actor.kind !== 'user') throw new Unauthenticated()
    return null
  },
  run: async (ctx, { organisationId: _, ...input }, organisation) => {
    const made = await inTransaction(async (tx) => {
      const fresh = newId('evt')
      const request = { ...input, organisationId: organisation?.id ?? null }
      const id = await claimKey(tx, ctx, 'events.create', request, fresh)
      if (id !== fresh) return (await reachEvent(ctx, id, 'event.manage')).id // they may have left since
      const home = organisation ?? (await homeOrganisation(tx, ctx))
      await insertEvent(tx, ctx, { id, organisationId: home.id, input })
      return id
    })
    return managedEvent(made)
  },
})
