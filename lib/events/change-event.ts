import type { Event } from '@/generated/prisma/client'
import { recordActivity } from '@/lib/activity/record'
import type { Context } from '@/lib/core/context'
import { InvalidInput } from '@/lib/core/error'
import type { Tx } from '@/lib/db/tx'
import { freeSlug } from '@/lib/orgs/free-slug'
import { slugOf } from '@/lib/orgs/slug'
import { checkCurrency } from './check-currency'
import { columnsOf } from './columns'
import { ChangedMeanwhile, WrongState } from './errors'
import { changedNow, lockEvent } from './lock'
import { dropPools, setCapacity } from './pool'
import { lacksForGood } from './readiness'
import type { EventInput } from './schema'
import { checkUploads } from './uploads'

/** What calendars show: a change of it is a new revision of their entry. */
const inCalendars = ['title', 'startsAt', 'endsAt', 'timeZone', 'format', 'venueName', 'venueAddress', 'city', 'country'] as const

const isSame = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

/**
 * Writes a change of an event and its activity; nothing when nothing is different.
 * @param seen the `updatedAt` its editor saw
 * @throws WrongState when cancelled, ChangedMeanwhile, InvalidInput, CapacityBelowSold, CurrencyInUse
 */
export async function changeEvent(tx: Tx, ctx: Context, id: string, input: Partial<EventInput>, seen?: string): Promise<void> {
  const event = await lockEvent(tx, id)
  if (event.status === 'cancelled')
    throw new WrongState('cancelled', 'A cancelled event stays as it was. Duplicate it to hold it again.')
  if (seen !== undefined && new Date(seen).getTime() !== event.updatedAt.getTime()) throw new ChangedMeanwhile(event.updatedAt)

  const named = columnsOf(input, event as Event & { format: 'in_person' | 'online' | 'hybrid' })
  const pool = input.capacity === undefined ? {} : await setCapacity(tx, event, input.capacity)
  const columns: Partial<Omit<Event, 'entryRules'>> = { ...named, ...pool }
  const changed = Object.entries(columns)
    .filter(([name, value]) => value !== undefined && name !== 'inventoryId' && !isSame(value, event[name as keyof Event]))
    .map(([name]) => name)
  if (changed.length === 0) return

  const next = { ...event, ...Object.fromEntries(changed.map((name) => [name, columns[name as keyof typeof columns]])) } as Event
  refuseLoss(event, next)
  if (changed.includes('currency')) await checkCurrency(tx, event, next.currency)
  await checkUploads(tx, ctx, event.organisationId, {
    coverId: changed.includes('coverId') ? next.coverId : null,
    attachmentId: changed.includes('attachmentId') ? next.attachmentId : null,
  })
  // An address that was public once stays.
  const isRenamed = changed.includes('title') && event.publishedAt === null
  await tx.event.update({
    where: { id },
    data: {
      ...columns,
      ...(isRenamed ? { slug: await freeSlug(tx, 'events', slugOf(next.title, 'event'), event.slug) } : {}),
      revision: inCalendars.some((name) => changed.includes(name)) ? event.revision + 1 : event.revision,
      updatedAt: changedNow(event),
    },
  })
  if (event.inventoryId && columns.inventoryId === null) await dropPools(tx, [event.inventoryId])
  await recordActivity(tx, ctx, 'event.updated', {
    organisationId: event.organisationId,
    eventId: id,
    data: {
      changed,
      ...(changed.includes('startsAt') ? { startedAt: event.startsAt.toISOString(), startsAt: next.startsAt.toISOString() } : {}),
    },
  })
}

/** What is published may not become a page that lacks its place, nor jump into the past. */
function refuseLoss(event: Event, next: Event) {
  if (event.status !== 'published') return
  const fields = lacksForGood({ ...next, onSale: 1 }).map(({ path, message }) => ({ path, message }))
  const now = new Date()
  if (next.startsAt <= now && event.startsAt > now)
    fields.push({ path: 'startsAt', message: 'Choose a start that is still to come.' })
  if (fields.length > 0) throw new InvalidInput(fields)
}
