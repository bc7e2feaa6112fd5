import { z } from 'zod'
import { offeredPriceView } from './offered-price'
import { eventView } from './view'

const sale = {
  remaining: z.int().meta({ description: 'What one order could still get, if its limits allow' }),
  state: z.enum(['on_sale', 'not_yet', 'ended', 'sold_out']),
  ...offeredPriceView.shape,
}

const offeredTypeView = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    minPerOrder: z.int(),
    maxPerOrder: z.int(),
    salesStartAt: z.string().nullable(),
    salesEndAt: z.string().nullable(),
    ...sale,
  })
  .meta({ id: 'OfferedTicketType' })

/** An event with what is for sale. `joinUrl` is there for those who manage it, never for the public. */
export const publicEventView = eventView
  .extend({
    revision: z.int().meta({ description: 'Counts the changes that calendars must take over' }),
    soldOut: z.boolean(),
    ticketTypes: z.array(offeredTypeView).meta({ description: 'Those that are not hidden, sold out ones too' }),
  })
  .meta({ id: 'PublicEvent' })

export type PublicEvent = z.output<typeof publicEventView>
export type OfferedType = PublicEvent['ticketTypes'][number]

export const availabilityView = z.object({
  items: z.array(z.object({ ticketTypeId: z.string(), ...sale })),
  nextCursor: z.null(),
})

export type AvailabilityView = z.output<typeof availabilityView>
