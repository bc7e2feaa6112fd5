import { newId } from '@/lib/core/id'
import { localOf } from '@/lib/core/instant'
import { operation } from '@/lib/core/operation'
import { claimKey } from '@/lib/db/claim-key'
import { inTransaction } from '@/lib/db/tx'
import { reachEvent } from '@/lib/events/access'
import { insertEvent } from '@/lib/events/insert-event'
import { lockEvent } from '@/lib/events/lock'
import { nextDates } from '@/lib/events/next-dates'
import { managedEvent } from '@/lib/events/queries'
import { oneEventInput } from '@/lib/events/schema'
import { eventView } from '@/lib/events/view'
import { copyTicketTypes, withoutTimes } from './copy-ticket-types'

/**
 * Makes a draft like an event, with its ticket types, gates and entry rules and none of its orders or codes: on the same
 * weekday and at the same time, the first week that lies ahead and after it. Nothing that has a date is taken over: sales
 * windows, tiers that end, the times a door lets in.
 */
export const duplicateEvent = operation({
  name: 'events.duplicate',
  input: oneEventInput,
  output: eventView,
  raises: ['event.not_found', 'idempotency.key_reused'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  run: async (ctx, _, { id: sourceId }) => {
    const made = await inTransaction(async (tx) => {
      const fresh = newId('evt')
      const id = await claimKey(tx, ctx, 'events.duplicate', sourceId, fresh)
      if (id !== fresh) return id
      const { timeZone, ...source } = await lockEvent(tx, sourceId)
      const dates = nextDates({ ...source, timeZone }, new Date())
      const { venueName: name, venueAddress: address, city, country, latitude, longitude } = source
      await insertEvent(tx, ctx, {
        id,
        organisationId: source.organisationId,
        data: { from: sourceId },
        input: {
          title: source.title,
          summary: source.summary,
          description: source.description,
          category: source.category as 'other',
          tags: source.tags,
          format: source.format as 'in_person',
          venue: { name, address, city, country, latitude, longitude },
          joinUrl: source.joinUrl,
          startsAt: localOf(dates.startsAt, timeZone),
          endsAt: localOf(dates.endsAt, timeZone),
          timeZone,
          capacity: source.capacity,
          currency: source.currency,
          visibility: source.visibility as 'public',
          accent: source.accent,
          refundPolicy: source.refundPolicy,
          taxIncluded: source.taxIncluded,
          feeBp: source.feeBp,
          feeFixedMinor: source.feeFixedMinor,
          feePaidBy: source.feePaidBy as 'buyer',
          holdMinutes: source.holdMinutes,
          terms: source.terms,
          coverId: source.coverId,
          attachmentId: source.attachmentId,
        },
      })
      await copyTicketTypes(tx, ctx, sourceId, await lockEvent(tx, id))
      await tx.event.update({ where: { id }, data: { gates: source.gates, entryRules: withoutTimes(source.entryRules) } })
      return id
    })
    return managedEvent(made)
  },
})
