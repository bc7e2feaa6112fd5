import { z } from 'zod'
import { InvalidInput, Unauthenticated } from '@/lib/core/error'
import { newId } from '@/lib/core/id'
import { amountText, parseAmount } from '@/lib/core/money'
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
import { highestPriceMinor } from './price-schema'
import { ticketTypeFields } from './schema'

export const launchEventInput = createEventInput.extend({
  /** wished for, so that the poster drawn from it beside the form is the event's */
  wishedId: z
    .string()
    .regex(/^evt_[0-9A-HJKMNP-TV-Z]{26}$/, { error: 'Load the page again to make another event.' })
    .optional(),
  ticketName: ticketTypeFields.name.optional(),
  ticketQuantity: ticketTypeFields.quantity.nullish(),
  /** in the decimals of the currency; empty: free */
  ticketPrice: z.string().max(40).nullish(),
  publish: z.boolean().optional(),
  organisationName: organisationName.nullish(),
  contactEmail: contactEmail.nullish(),
})

/**
 * Everything the form for a new event says, in one step: the organisation when it is the first, the draft, its first
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
      ticketPrice,
      publish,
      ...input
    } = whole
    if (publish && !ticketQuantity)
      throw new InvalidInput([{ path: 'ticketQuantity', message: 'Say how many tickets there are before you publish.' }])
    const priceMinor = priceOfFirst(ticketPrice, input.currency ?? 'EUR')
    const made = await inTransaction(async (tx) => {
      const isFree = wished !== undefined && (await tx.event.count({ where: { id: wished } })) === 0
      const fresh = isFree ? wished : newId('evt')
      const id = await claimKey(tx, ctx, 'events.launch', whole, fresh)
      if (id !== fresh) return id
      const home = organisation ?? (await homeOrganisation(tx, ctx, { name, contactEmail: contact }))
      await insertEvent(tx, ctx, { id, organisationId: home.id, input })
      if (ticketQuantity) {
        const name = ticketName ?? (priceMinor > 0 ? 'Ticket' : 'Free ticket')
        const ticket = { name, quantity: ticketQuantity, priceMinor }
        await insertTicketType(tx, ctx, await lockEvent(tx, id), newId('tty'), ticket)
      }
      if (publish) await announceEvent(tx, ctx, id)
      return id
    })
    return managedEvent(made)
  },
})

/** @throws InvalidInput at `ticketPrice` */
function priceOfFirst(text: string | null | undefined, currency: string): number {
  if (!text?.trim()) return 0
  const minor = parseAmount(text, currency)
  if (minor !== null && minor <= highestPriceMinor) return minor
  const example = amountText({ amountMinor: 1250, currency })
  throw new InvalidInput([
    { path: 'ticketPrice', message: `Write an amount in ${currency}, like ${example}, or leave it empty.` },
  ])
}
