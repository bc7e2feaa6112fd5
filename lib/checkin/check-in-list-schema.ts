import { z } from 'zod'
import { eventId } from '@/lib/events/schema'
import { oneLine } from '@/lib/events/text'
import { entryRules } from './rules'

const fields = {
  name: z
    .string({ error: 'Name the list, like "Cloakroom".' })
    .overwrite(oneLine)
    .min(1, { error: 'Name the list, like "Cloakroom".' })
    .max(60, { error: 'Keep the name to 60 characters.' }),
  ticketTypeIds: z.array(z.string().max(40)).max(100).meta({ description: 'Whose tickets count on it; none named: every type' }),
  rules: entryRules,
}

const listId = z.string().min(1).max(40)

export const createCheckInListInput = z.object({
  eventId,
  ...fields,
  ticketTypeIds: fields.ticketTypeIds.default([]),
  rules: fields.rules.default({}),
})
export const updateCheckInListInput = z.object(fields).partial().extend({ eventId, listId })
export const oneCheckInListInput = z.object({ eventId, listId })
export const checkInListsInput = z.object({ eventId })
