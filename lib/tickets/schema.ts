import { z } from 'zod'
import { isMoment } from '@/lib/events/moment'
import { eventId } from '@/lib/events/schema'
import { manyLines, oneLine } from '@/lib/events/text'
import { priceFields } from './price-schema'

const whole = (least: number, most: number, error: string) => z.int({ error }).min(least, { error }).max(most, { error })

const moment = z
  .string()
  .trim()
  .refine((text) => text === '' || isMoment(text), { error: 'Write a date and time that exists, like 2026-11-30T19:30.' })
  .nullish()
  .meta({ description: 'ISO 8601 with an offset, or a wall clock in the zone of the event' })

/** What an organiser says of something for sale. */
export const ticketTypeFields = {
  name: z
    .string({ error: 'Name the ticket, like "Regular" or "Student".' })
    .overwrite(oneLine)
    .min(1, { error: 'Name the ticket, like "Regular" or "Student".' })
    .max(80, { error: 'Keep the name to 80 characters.' }),
  description: z.string().overwrite(manyLines).max(500, { error: 'Keep the description to 500 characters.' }).nullish(),
  ...priceFields,
  quantity: whole(1, 1_000_000, 'Write how many there are: a whole number from 1 to 1,000,000.'),
  salesStartAt: moment,
  salesEndAt: moment,
  minPerOrder: whole(1, 100, 'Write a whole number from 1 to 100.').nullish(),
  maxPerOrder: whole(1, 100, 'Write a whole number from 1 to 100.').nullish(),
  hidden: z.boolean().nullish().meta({ description: 'Shown by a promo code only; those who manage the event can order it' }),
  poolId: z.string().overwrite(oneLine).max(60).nullish().meta({ description: 'The shared pool it also counts against' }),
}

export const ticketTypeInput = z.object(ticketTypeFields)

/** What an organiser says of something for sale, checked. */
export type TicketTypeInput = z.output<typeof ticketTypeInput>

export const createTicketTypeInput = ticketTypeInput.extend({ eventId })

export const ticketTypeId = z.string().overwrite(oneLine).min(1).max(60)

export const updateTicketTypeInput = ticketTypeInput.partial().extend({ eventId, ticketTypeId })

export const oneTicketTypeInput = z.object({ eventId, ticketTypeId })

export const moveTicketTypeInput = z.object({
  eventId,
  ticketTypeId,
  direction: z.enum(['up', 'down'], { error: 'Move it up or down.' }),
})

export const ticketTypesInput = z.object({ eventId })
