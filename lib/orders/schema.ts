import { z } from 'zod'
import { isMailAddress } from '@/lib/email/address'
import { eventId } from '@/lib/events/schema'
import { oneLine } from '@/lib/events/text'
import { maxPriceMinor } from '@/lib/tickets/price'
import { orderStatuses } from './order-state'

const id = z.string().max(120)

export const personName = z
  .string({ error: 'Enter a name.' })
  .overwrite(oneLine)
  .min(1, { error: 'Enter a name.' })
  .max(120, { error: 'At most 120 characters.' })

export const mailAddress = z
  .string({ error: 'Enter an e-mail address.' })
  .trim()
  .toLowerCase()
  .refine(isMailAddress, { error: 'Enter an e-mail address, such as ada@example.org.' })

/** Fields a form leaves blank arrive as empty text from programs, and not at all from browsers. */
const unlessBlank = <T extends z.ZodType>(schema: T) => z.union([z.literal('').transform(() => undefined), schema]).optional()

export const orderLine = z.object({
  ticketTypeId: id,
  quantity: z
    .int({ error: 'Enter a number.' })
    .min(0, { error: 'Not less than none.' })
    .max(100, { error: 'At most 100 in one order.' })
    .default(0),
  priceMinor: z
    .int({ error: 'Enter an amount.' })
    .min(0, { error: 'Not less than nothing.' })
    .max(maxPriceMinor, { error: 'That is too much for one ticket.' })
    .optional()
    .meta({
      description: 'What you choose to pay for one, for tickets and gifts whose price is yours to choose; others ignore it.',
    }),
})

/** In any case; white space around it is what people paste. */
export const promoCode = unlessBlank(z.string().trim().min(1).max(60, { error: 'At most 60 characters.' }))

/** Who a ticket is for. Those without a name of their own carry the buyer's. */
export const attendee = z.object({ ticketTypeId: id, name: unlessBlank(personName), email: unlessBlank(mailAddress) })

export const placeOrderInput = z.object({
  eventId,
  lines: z
    .array(orderLine, { error: 'Choose at least one ticket.' })
    .max(50, { error: 'At most 50 lines.' })
    .refine((lines) => lines.some(({ quantity }) => quantity > 0), { error: 'Choose at least one ticket.' }),
  buyer: z.object({ name: personName, email: mailAddress }),
  attendees: z.array(attendee).max(500).default([]),
  promoCode,
  acceptTerms: z
    .boolean()
    .default(false)
    .meta({ description: 'Must be true when the event has `terms`: your buyer has read and accepted them.' }),
  provider: z
    .string()
    .max(20)
    .optional()
    .meta({ description: 'Through whom it is paid, where there are several; else the first.' }),
})
/** What is ordered, and by whom; that they accepted the terms was looked at before. */
export type PlaceOrder = Omit<z.output<typeof placeOrderInput>, 'acceptTerms'>

const token = z
  .string()
  .max(100)
  .optional()
  .meta({ description: "The order's token, when you are not signed in as its buyer; or in the header X-Token." })

export const orderInput = z.object({ id, token })

export const listOrdersInput = z.object({
  eventId,
  q: z.string().trim().min(3, { error: 'Type at least three characters.' }).max(100).optional(),
  status: z.enum(orderStatuses, { error: `One of ${orderStatuses.join(', ')}.` }).optional(),
  cursor: z.string().max(60).optional(),
  limit: z.int().min(1).max(100).default(50),
})

export const listAttendeesInput = z.object({
  eventId,
  q: z.string().trim().min(3, { error: 'Type at least three letters.' }).max(100).optional(),
  ticketTypeId: id.optional(),
  cursor: z.string().max(60).optional(),
  limit: z.int().min(1).max(100).default(50),
})

export const mineInput = z.object({ cursor: z.string().max(60).optional(), limit: z.int().min(1).max(100).default(50) })
