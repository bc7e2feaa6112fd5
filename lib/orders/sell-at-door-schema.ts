import { z } from 'zod'
import { eventId } from '@/lib/events/schema'
import { mailAddress, type orderLine, personName, placeOrderInput } from './schema'
import { orderView } from './view'

/** How people pay at the door. `link`: on their own phone, through a provider. */
export const doorPayments = ['cash', 'card_terminal', 'link', 'free'] as const
export type DoorPayment = (typeof doorPayments)[number]

/** What is taken by hand, with nobody outside to say so. */
export type NotedMethod = Extract<DoorPayment, 'cash' | 'card_terminal'>
export const isNoted = (payment: DoorPayment): payment is NotedMethod => payment === 'cash' || payment === 'card_terminal'

/** What somebody is called who did not say. */
export const walkIn = 'Walk-in'

const unlessBlank = <T extends z.ZodType>(schema: T) => z.union([z.literal('').transform(() => undefined), schema]).optional()

export const doorSaleInput = z.object({
  eventId,
  lines: placeOrderInput.shape.lines,
  buyer: z
    .object({ name: unlessBlank(personName), email: unlessBlank(mailAddress) })
    .default({})
    .meta({ description: `Who buys, if they say so: "${walkIn}" otherwise, and no mail without an address.` }),
  payment: z.enum(doorPayments, { error: `One of ${doorPayments.join(', ')}.` }).meta({
    description:
      'cash, card_terminal: taken by hand, the order is confirmed at once. link: the answer says where it is paid. free: nothing is due.',
  }),
  totalMinor: z
    .int()
    .min(0)
    .optional()
    .meta({ description: 'What the buyer was told it comes to: if it has changed meanwhile, nothing is sold.' }),
  admit: z.boolean().default(false).meta({ description: 'Let them in at once, where they stand.' }),
})
export type DoorSale = z.output<typeof doorSaleInput>
export type DoorLine = z.output<typeof orderLine>

export const soldAtDoorView = orderView.omit({ payment: true }).extend({
  payment: z.object({
    method: z.enum(doorPayments),
    url: z.string().optional().meta({ description: 'Where a pending order is paid, on whoever’s phone.' }),
  }),
})
