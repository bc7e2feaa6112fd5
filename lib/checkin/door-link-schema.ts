import { z } from 'zod'
import { doorRights } from '@/lib/core/context'
import { eventId } from '@/lib/events/schema'
import { oneLine } from '@/lib/events/text'
import { instant } from './rules'

const name = z
  .string({ error: 'Name the door link, like "North gate, evening".' })
  .overwrite(oneLine)
  .min(1, { error: 'Name the door link, like "North gate, evening".' })
  .max(80, { error: 'Keep the name to 80 characters.' })

const gate = z.string().overwrite(oneLine).max(80, { error: 'Keep the gate to 80 characters.' })
const rights = z.array(z.enum(doorRights)).min(1, { error: 'Choose what the door may do.' })
const pin = z.string().regex(/^\d{4,8}$/, { error: 'A PIN has 4 to 8 digits.' })

const place = {
  name,
  gate: gate.meta({ description: 'One of the event’s gates, when it names any' }),
  listId: z.string().max(40).nullable().meta({ description: 'The list it lets people in on; null: the entrance' }),
  ticketTypeIds: z
    .array(z.string().max(40))
    .max(100)
    .meta({ description: 'The ticket types it lets in; none named: every type' }),
  rights: rights.meta({ description: 'override: let in all the same, and undo; email: see addresses; sell: pay at the door' }),
  expiresAt: instant.meta({ description: 'Left out: twelve hours after the end of the event' }),
  pin: pin.nullable().meta({ description: 'Asked before a device is let in; null: none' }),
}

export const createDoorLinkInput = z.object({
  eventId,
  ...place,
  gate: place.gate.default(''),
  listId: place.listId.default(null),
  ticketTypeIds: place.ticketTypeIds.default([]),
  rights: place.rights.default(['scan', 'search']),
  expiresAt: place.expiresAt.optional(),
  pin: place.pin.default(null),
})

export const doorLinkId = z.string().min(1).max(40)

export const updateDoorLinkInput = z.object(place).partial().extend({ eventId, doorLinkId })
export const oneDoorLinkInput = z.object({ eventId, doorLinkId })
export const doorLinksInput = z.object({ eventId })

/** What is written of a door link, made or changed. */
export type DoorLinkFields = Omit<z.output<typeof updateDoorLinkInput>, 'eventId' | 'doorLinkId'>
