import { z } from 'zod'
import { doorRights } from '@/lib/core/context'
import { eventId } from '@/lib/events/schema'
import { oneLine } from '@/lib/events/text'

const device = {
  name: z.string().overwrite(oneLine).max(80).default('').meta({ description: 'Of the device, for the organiser’s list' }),
  version: z.string().overwrite(oneLine).max(80).default('').meta({ description: 'Of the page it runs' }),
}

export const openDoorInput = z.object({
  linkToken: z.string().max(100).meta({ description: 'What follows #k= in the address of the door link' }),
  pin: z.string().trim().max(20).optional(),
  ...device,
})

export const openMemberDoorInput = z.object({
  eventId,
  ...device,
  gate: z.string().overwrite(oneLine).max(80).default(''),
  listId: z.string().max(40).nullable().default(null),
  replaces: z.string().max(40).optional().meta({ description: 'A device of the same sign-in, which ends with this' }),
})

/** What a browser needs to know to be a door. Times in the event's zone. */
export const openedDoor = z
  .object({
    deviceId: z.string(),
    token: z.string().meta({ description: 'fdt_…, shown once: the bearer token of every call from here on' }),
    event: z.object({
      id: z.string(),
      title: z.string(),
      startsAt: z.string(),
      endsAt: z.string(),
      timeZone: z.string(),
      venueName: z.string().nullable(),
    }),
    link: z.object({
      id: z.string().nullable().meta({ description: 'null: a member’s door, which ends with the sign-in' }),
      name: z.string(),
      gate: z.string(),
      listId: z.string().nullable(),
      listName: z.string().nullable(),
      ticketTypeIds: z.array(z.string()),
      rights: z.array(z.enum(doorRights)),
      expiresAt: z.string(),
    }),
    serverTime: z.string(),
  })
  .meta({ id: 'OpenedDoor' })
