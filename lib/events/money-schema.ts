import { z } from 'zod'
import { manyLines } from './text'

const whole = (least: number, most: number, error: string) => z.int({ error }).min(least, { error }).max(most, { error })

/** What an organiser says about the money of an event. */
export const moneyFields = {
  taxIncluded: z.boolean().nullish().meta({ description: 'Whether prices hold the tax already; else it comes on top' }),
  feeBp: whole(0, 10_000, 'Write the fee in hundredths of a percent, from 0 to 10000.')
    .nullish()
    .meta({ description: 'Booking fee per paid ticket, in hundredths of a percent of its price' }),
  feeFixedMinor: whole(0, 100_000_000, 'Write the fee in the minor unit of the currency, from 0 to 100000000.')
    .nullish()
    .meta({ description: 'And this much on top, per paid ticket' }),
  feePaidBy: z
    .enum(['buyer', 'organiser'], { error: 'Choose who pays the fee: buyer or organiser.' })
    .nullish()
    .meta({ description: 'buyer: on top of the price, in it from the first moment. organiser: out of the price' }),
  holdMinutes: whole(5, 60, 'Write a whole number of minutes from 5 to 60.')
    .nullish()
    .meta({ description: 'How long a checkout keeps its seats' }),
  terms: z
    .string({ error: 'Write text here.' })
    .overwrite(manyLines)
    .max(20_000, { error: 'Keep the terms to 20,000 characters.' })
    .nullish()
    .meta({ description: 'Markdown that buyers must accept' }),
}
