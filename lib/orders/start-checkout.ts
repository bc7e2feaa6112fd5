import { z } from 'zod'
import { type AppError, NotFound } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { type StartLine, startCheckoutInput } from './checkout-schema'
import { chosenLines } from './chosen-lines'
import { refusalCodes, refusalError } from './outcome'
import { checkPayable } from './pay-through'
import { eventIdOf } from './queries'
import { reserveFrom } from './reserve-from'
import { startOver } from './start-over'

/**
 * The checkout's first step: sets the chosen tickets aside, for whoever it is, until they have said who they are and paid. The
 * same idempotency key with the same choice is the same checkout; with another it takes the first one's place.
 */
export const startCheckout = operation({
  name: 'orders.startCheckout',
  input: startCheckoutInput,
  output: z.object({ token: z.string() }),
  access: () => 'anyone', // what the event allows them is for the database to say, in the one statement that holds
  raises: [...refusalCodes, 'orders.payment_needed', 'payment.amount_not_taken'],
  async run(ctx, input) {
    const eventId = await eventIdOf(input.eventId)
    const [event, types] = await Promise.all([
      db().event.findUnique({ where: { id: eventId }, select: { currency: true } }),
      db().ticketType.findMany({ where: { eventId }, select: { id: true, pricing: true } }),
    ])
    if (!event) throw new NotFound('event')
    const pricing = new Map(types.map((type) => [type.id, type.pricing]))
    const lines = chosenLines(input.lines, event.currency, (id) => pricing.get(id) ?? 'fixed')
    const request = { lines, attendees: [], buyer: null, hold: true, promoCode: input.promoCode }
    const first = await reserveFrom(ctx, eventId, request)
    const repeated = first.answer.outcome === 'replayed' || first.answer.outcome === 'key_reused'
    const { order, answer } = repeated ? await startOver(ctx, eventId, request) : first
    if (answer.outcome === 'held' || answer.outcome === 'confirmed') {
      await checkPayable(ctx, answer.orderId, { amountMinor: answer.totals.totalMinor, currency: answer.currency })
      return { token: order.token }
    }
    if (answer.outcome === 'replayed') {
      return db().order.findUniqueOrThrow({ where: { id: answer.orderId }, select: { token: true } })
    }
    throw atField(refusalError(answer, lines), input.lines)
  },
})

/** An error about what was chosen stands at the field it was chosen in: a gift has a price alone. */
function atField(error: AppError, lines: StartLine[]): AppError {
  const fields = error.fields.map(({ path, message }) => {
    const [, index, field] = /^lines\.(\d+)\.(\w+)$/.exec(path) ?? []
    if (index === undefined) return { path, message }
    const isGift = lines[Number(index)]?.quantity === 0
    return { path: `lines.${index}.${field === 'priceMinor' || isGift ? 'price' : field}`, message }
  })
  return Object.assign(error, { fields }) satisfies AppError
}
