import { z } from 'zod'
import { isMoment } from '@/lib/events/moment'
import { oneLine } from '@/lib/events/text'

/** The most a ticket may cost, in the minor unit. */
export const highestPriceMinor = 100_000_000

const whole = (least: number, most: number, error: string) => z.int({ error }).min(least, { error }).max(most, { error })

const wrongPrice = 'Write a whole number of minor units, at most 100,000,000.'
const price = whole(0, highestPriceMinor, wrongPrice)

export const tierName = z
  .string({ error: 'Name the tier, like "Early bird".' })
  .overwrite(oneLine)
  .min(1, { error: 'Name the tier, like "Early bird".' })
  .max(40, { error: 'Keep the name to 40 characters.' })

export const tierEnd = z
  .string()
  .trim()
  .refine((text) => text === '' || isMoment(text), { error: 'Write a date and time that exists, like 2026-11-30T19:30.' })
  .nullish()

export const tierLimit = whole(1, 1_000_000, 'Write how many: a whole number from 1 to 1,000,000.').nullish()

export const mostTiers = 8

/** What an organiser says of the price of something for sale. */
export const priceFields = {
  pricing: z
    .enum(['fixed', 'pay_what_you_want', 'donation'], { error: 'Choose fixed, pay_what_you_want or donation.' })
    .nullish()
    .meta({ description: 'donation: a gift. No ticket comes of it and it takes no seat' }),
  priceMinor: price.nullish().meta({
    description: 'In the minor unit of the currency; 0 is free. What is suggested where people choose',
  }),
  minPriceMinor: price.nullish().meta({ description: 'The least people may choose' }),
  priceTiers: z
    .array(
      z.object({
        name: tierName,
        priceMinor: price,
        endsAt: tierEnd.meta({ description: 'Holds before this moment' }),
        upTo: tierLimit.meta({ description: 'Holds while fewer than this are taken' }),
      }),
    )
    .max(mostTiers, { error: `At most ${mostTiers} tiers.` })
    .nullish()
    .meta({ description: 'Of a fixed price: the first that still holds is the price, after them priceMinor' }),
  taxBp: whole(0, 10_000, 'Write the tax in hundredths of a percent, from 0 to 10000.')
    .nullish()
    .meta({ description: 'Tax rate in hundredths of a percent: 1900 is 19 %' }),
}

const priceInput = z.object(priceFields)
export type PriceInput = z.output<typeof priceInput>
