import { z } from 'zod'
import { isMoment } from '@/lib/events/moment'
import { eventId } from '@/lib/events/schema'
import { oneLine } from '@/lib/events/text'

const whole = (least: number, most: number, error: string) => z.int({ error }).min(least, { error }).max(most, { error })

const moment = z
  .string()
  .trim()
  .refine((text) => text === '' || isMoment(text), { error: 'Write a date and time that exists, like 2026-11-30T19:30.' })
  .nullish()
  .meta({ description: 'ISO 8601 with an offset, or a wall clock in the zone of the event' })

const shape = 'Write 3 to 40 letters, digits, hyphens or underscores, without spaces, like FRIENDS-10.'

/** What an organiser says of a code. */
export const codeFields = {
  code: z
    .string({ error: shape })
    .overwrite((text) => text.trim().toUpperCase())
    .regex(/^[A-Z0-9][A-Z0-9_-]{2,39}$/, { error: shape })
    .meta({ description: 'What people type, in any case' }),
  percentBp: whole(1, 10_000, 'Write a share from 1 to 10000 hundredths of a percent.')
    .nullish()
    .meta({ description: 'Off each ticket, in hundredths of a percent: 1000 is 10 %. Or amountMinor, or neither' }),
  amountMinor: whole(1, 100_000_000, 'Write an amount in the minor unit, from 1 to 100000000.')
    .nullish()
    .meta({ description: 'So much off each ticket, at most its price' }),
  ticketTypeIds: z
    .array(z.string().overwrite(oneLine).max(60))
    .max(50, { error: 'At most 50 ticket types.' })
    .nullish()
    .meta({ description: 'What it is for; empty: every ticket, but no donation' }),
  reveals: z.boolean().nullish().meta({ description: 'Shows the hidden ones among its ticket types' }),
  startsAt: moment,
  endsAt: moment,
  limit: whole(1, 1_000_000, 'Write how many orders: a whole number from 1 to 1,000,000, or leave it empty.')
    .nullish()
    .meta({ description: 'How many orders may use it in all' }),
  maxPerPerson: whole(1, 1_000, 'Write how many orders: a whole number from 1 to 1,000, or leave it empty.')
    .nullish()
    .meta({ description: 'How many orders of one address or account may use it' }),
  active: z.boolean().nullish().meta({ description: 'Whether it works' }),
}

export const codeInput = z.object(codeFields)

/** What an organiser says of a code, checked. */
export type CodeInput = z.output<typeof codeInput>

export const promoCodeId = z.string().overwrite(oneLine).min(1).max(60)

export const createPromoCodeInput = codeInput.extend({ eventId })
export const updatePromoCodeInput = codeInput.partial().extend({ eventId, promoCodeId })
export const onePromoCodeInput = z.object({ eventId, promoCodeId })
export const switchPromoCodeInput = onePromoCodeInput.extend({ to: z.enum(['on', 'off'], { error: 'Switch it on or off.' }) })
export const promoCodesInput = z.object({ eventId })
