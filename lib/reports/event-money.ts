import { z } from 'zod'
import { operation } from '@/lib/core/operation'
import { reachEvent } from '@/lib/events/access'
import { oneEventInput } from '@/lib/events/schema'
import { readMoney } from './money-of-event'
import { readPayouts } from './payouts'

const minor = z.int()

/** Amounts in the minor unit of the event's currency. */
export const moneyView = z
  .object({
    currency: z.string(),
    test: z.boolean().meta({ description: 'Whether any of it is test money of the sandbox' }),
    orders: z.int().meta({ description: 'Confirmed orders that cost something, refunded ones too' }),
    listMinor: minor.meta({ description: 'At list prices' }),
    discountMinor: minor,
    feeMinor: minor.meta({ description: 'Booking fees buyers paid on top' }),
    taxMinor: minor.meta({ description: 'Tax on top of list prices' }),
    grossMinor: minor.meta({ description: 'list - discount + fee + tax: what was charged' }),
    refundedMinor: minor.meta({ description: 'Sent back of that' }),
    refundDueMinor: minor.meta({ description: 'On its way back' }),
    netMinor: minor.meta({ description: 'gross - refunded - on its way back' }),
    includedTaxMinor: minor.meta({ description: 'Tax the list prices held already' }),
    absorbedFeeMinor: minor.meta({ description: 'Booking fees out of the price' }),
    capturedMinor: minor.meta({ description: 'All that came in, also what came twice or too late' }),
    returnedMinor: minor.meta({ description: 'All that went back of it, or is on its way' }),
    failedRefunds: z.int().meta({ description: 'Refunds a provider has refused' }),
    pendingMinor: minor.meta({ description: 'Of orders that are being paid now' }),
    days: z
      .array(z.object({ date: z.string(), provider: z.string(), capturedMinor: minor, refundedMinor: minor, netMinor: minor }))
      .meta({ description: 'What came in and went back, by day in the zone of the event and by provider, who pays it out' }),
    atDoor: z
      .array(
        z.object({
          date: z.string(),
          method: z.enum(['cash', 'card_terminal']),
          capturedMinor: minor,
          refundedMinor: minor,
          netMinor: minor,
        }),
      )
      .meta({ description: 'What was taken and given back by hand at the door, by day: in no payout of a provider' }),
  })
  .meta({ id: 'EventMoney' })
export type MoneyView = z.output<typeof moneyView>

/** What an event has taken and kept. The same two statements at any size. */
export const eventMoney = operation({
  name: 'reports.event_money',
  input: oneEventInput,
  output: moneyView,
  raises: ['event.not_found'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'money.read'),
  run: async (_ctx, _input, { id, currency, timeZone }) => {
    const [totals, moved] = await Promise.all([readMoney(id), readPayouts(id, timeZone)])
    return { currency, ...totals, ...moved }
  },
})
