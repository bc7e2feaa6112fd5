import { z } from 'zod'
import { InvalidInput } from '@/lib/core/error'
import { fieldProblems, operation } from '@/lib/core/operation'
import { type ReachedEvent, reachEvent } from '@/lib/events/access'
import { instantFrom, isMoment } from '@/lib/events/moment'
import { createDoorLink } from './create-door-link'
import { createDoorLinkInput, doorLinkId } from './door-link-schema'
import { doorLinkView } from './door-link-view'
import { updateDoorLink } from './update-door-link'

const { eventId, name, gate, listId, ticketTypeIds, rights, pin } = createDoorLinkInput.shape

/** A door link as its form holds it: the end by the event's clock; without a new PIN the one it has stays. */
export const enterDoorLinkInput = z.object({
  eventId,
  doorLinkId: doorLinkId.optional(),
  name,
  gate,
  listId: listId.unwrap().optional(),
  ticketTypeIds,
  rights: rights.unwrap().default([]),
  expiresAt: z.string().max(40).refine(isMoment, { error: 'Write a date and a time.' }).optional(),
  pin: pin.unwrap().optional(),
  withoutPin: z.boolean().default(false),
})

type Entered = z.output<typeof enterDoorLinkInput>

function linkOf(form: Entered, event: ReachedEvent) {
  const { listId = null, expiresAt, pin, withoutPin, doorLinkId, ...fields } = form
  return {
    ...fields,
    listId,
    ...(expiresAt ? { expiresAt: instantFrom(expiresAt, event.timeZone).toISOString() } : {}),
    ...(withoutPin ? { pin: null } : pin ? { pin } : {}),
  }
}

/** Makes a door link, or saves the whole form of one. */
export const enterDoorLink = operation({
  name: 'checkin.enterDoorLink',
  input: enterDoorLinkInput,
  output: doorLinkView,
  raises: ['event.not_found', 'door_link.not_found', 'door.link_ended', 'checkin.too_many_door_links'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  async run(ctx, form, event) {
    const link = linkOf(form, event)
    const { doorLinkId } = form
    if (doorLinkId) return updateDoorLink(ctx, { ...link, doorLinkId })
    const checked = createDoorLinkInput.safeParse(link)
    if (!checked.success) throw new InvalidInput(fieldProblems(checked.error))
    return createDoorLink(ctx, link)
  },
})
