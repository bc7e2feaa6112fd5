import { z } from 'zod'
import { InvalidInput, Unauthenticated } from '@/lib/core/error'
import { newId } from '@/lib/core/id'
import { operation } from '@/lib/core/operation'
import { claimKey } from '@/lib/db/claim-key'
import { inTransaction } from '@/lib/db/tx'
import { insertEvent } from '@/lib/events/insert-event'
import { lockEvent } from '@/lib/events/lock'
import { announceEvent } from '@/lib/events/publish-event'
import { managedEvent } from '@/lib/events/queries'
import { createEventInput } from '@/lib/events/schema'
import { tagsOf } from '@/lib/events/stale'
import { eventView } from '@/lib/events/view'
import { homeOrganisation } from '@/lib/orgs/home-organisation'
import { reachOrganisation } from '@/lib/orgs/reach'
import { contactEmail, organisationName } from '@/lib/orgs/schema'
import { insertTicketType } from './insert-ticket-type'
import { ticketTypeFields } from './schema'

export const launchEventInput = createEventInput.extend({
  /** wished for, so that the poster drawn from it beside the form is the event's */
  wishedId: z
    .string()
    .regex(/^evt_[0-9A-HJKMNP-TV-Z]{26}$/, { error: 'Load the page again to make another event.' })
    .optional(),
  ticketName: ticketTypeFields.name.optional(),
  ticketQuantity: ticketTypeFields.quantity.nullish(),
  publish: z.boolean().optional(),
  organisationName: organisationName.nullish(),
  contactEmail: contactEmail.nullish(),
})

/**
 * Everything the form for a new event says, in one step: the organisation when it is the first, the draft, its free
 * tickets, and the publishing. All of it happens or none, so that a form that is refused can be mended and sent again.
 */
export const launchEvent = operation({
  name: 'events.launch',
  input: launchEventInput,
  output: eventView,
  raises: ['input.invalid', 'organisation.not_found', 'events.not_ready', 'idempotency.key_reused'],
  access: async (ctx, { organisationId }) => {
    if (organisationId) return reachOrganisation(ctx, organisationId, 'event.manage')
    if (ctx.actor.kind !== 'user') throw new Unauthenticated()
    return null
  },
  touches: tagsOf,
  run: async (ctx, whole, organisation) => {
    const {
      wishedId: wished,
      organisationId: _,
      organisationName: name,
      contactEmail: contact,
      ticketName,
      ticketQuantity,
      publish,
      ...input
    } = whole
    if (publish && !ticketQuantity)
      throw new InvalidInput([{ path: 'ticketQuantity', message: 'Say how many tickets there are before you publish.' }])
    const made = await inTransaction(async (tx) => {
      const isFree = wished !== undefined && (await tx.event.count({ where: { id: wished } })) === 0
      const fresh = isFree ? wished : newId('evt')
      const id = await claimKey(tx, ctx, 'events.launch', whole, fresh)
      if (id !== fresh) return id
      const home = organisation ?? (await homeOrganisation(tx, ctx, { name, contactEmail: contact }))
      await insertEvent(tx, ctx, { id, organisationId: home.id, input })
      if (ticketQuantity) {
        const ticket = { name: ticketName ?? 'Free ticket', quantity: ticketQuantity }
        await insertTicketType(tx, ctx, await lockEvent(tx, id), newId('tty'), ticket)
      }
      if (publish) await announceEvent(tx, ctx, id)
      return id
    })
    return managedEvent(made)
  },
})
