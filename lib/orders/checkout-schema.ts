import { z } from 'zod'
import { eventId } from '@/lib/events/schema'
import { attendee, mailAddress, orderLine, personName, promoCode } from './schema'

/**
 * So many of a type. `price`: what the buyer chose to pay for one, in the decimals of the event's currency ("12.50"); a gift is
 * one where a price stands.
 */
const startLine = orderLine.omit({ priceMinor: true }).extend({ price: z.string().trim().max(20).optional() })
export type StartLine = z.output<typeof startLine>

export const startCheckoutInput = z.object({
  eventId,
  lines: z.array(startLine, { error: 'Choose at least one ticket.' }).max(50, { error: 'At most 50 lines.' }),
  promoCode,
})

const attendees = z
  .array(attendee.omit({ ticketTypeId: true }))
  .max(500)
  .default([])

const terms = {
  acceptTerms: z.boolean().default(false),
  /** which terms stood on the page that was sent: see `termsMark` */
  termsShown: z.string().max(64).optional(),
}

export const checkoutInput = z.object({ token: z.string().max(100) })

/** Who buys, and who each ticket is for, in the order of the tickets; those without a name of their own carry the buyer's. */
export const submitCheckoutInput = checkoutInput.extend({
  buyer: z.object({ name: personName, email: mailAddress }),
  attendees,
  ...terms,
  provider: z.string().max(20).optional(),
})

/** The same form when the time is up: what is there is kept, nothing has to be. */
export const retryCheckoutInput = checkoutInput.extend({
  buyer: attendee.pick({ name: true, email: true }).default({}),
  attendees,
  ...terms,
})
export type CheckoutDetails = Pick<z.output<typeof retryCheckoutInput>, 'buyer' | 'attendees'>
