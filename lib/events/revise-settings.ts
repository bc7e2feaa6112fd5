import { z } from 'zod'
import { InvalidInput } from '@/lib/core/error'
import { amountText, parseAmount } from '@/lib/core/money'
import { operation } from '@/lib/core/operation'
import { parsePercent } from '@/lib/core/percent'
import { inTransaction } from '@/lib/db/tx'
import { reachEvent } from './access'
import { changeEvent } from './change-event'
import { moneyFields } from './money-schema'
import { managedEvent } from './queries'
import { eventId, seen } from './schema'
import { tagsOf } from './stale'
import { eventView } from './view'

/** The settings of an event as their form holds them: shares in percent, amounts in the currency's own decimals, empty for none. */
export const reviseSettingsInput = z.object({
  eventId,
  updatedAt: seen,
  tax: z.enum(['included', 'on_top'], { error: 'Choose whether prices include tax.' }),
  feePercent: z.string().max(20).optional(),
  feeFixed: z.string().max(20).optional(),
  feePaidBy: z.enum(['buyer', 'organiser'], { error: 'Choose who pays the booking fee.' }),
  holdMinutes: moneyFields.holdMinutes,
  terms: moneyFields.terms,
})

type Form = z.output<typeof reviseSettingsInput>

/** @throws InvalidInput at the field that is no share, or no amount in `currency` */
function feeOf({ feePercent = '', feeFixed = '' }: Form, currency: string) {
  const feeBp = feePercent.trim() === '' ? 0 : parsePercent(feePercent)
  const feeFixedMinor = feeFixed.trim() === '' ? 0 : parseAmount(feeFixed, currency)
  const fields: { path: string; message: string }[] = []
  if (feeBp === null) fields.push({ path: 'feePercent', message: 'Write a percentage from 0 to 100, like 2.5.' })
  const example = amountText({ amountMinor: 50, currency })
  if (feeFixedMinor === null || feeFixedMinor > 100_000_000)
    fields.push({ path: 'feeFixed', message: `Write an amount in ${currency}, like ${example}.` })
  if (feeBp === null || feeFixedMinor === null || fields.length > 0) throw new InvalidInput(fields)
  return { feeBp, feeFixedMinor }
}

/** Saves the settings form of an event: fee, tax, hold and terms. */
export const reviseSettings = operation({
  name: 'events.revise_settings',
  input: reviseSettingsInput,
  output: eventView,
  raises: ['event.not_found', 'events.changed_meanwhile', 'events.cancelled'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  touches: tagsOf,
  run: async (ctx, form, event) => {
    await inTransaction((tx) =>
      changeEvent(
        tx,
        ctx,
        event.id,
        {
          ...feeOf(form, event.currency),
          taxIncluded: form.tax === 'included',
          feePaidBy: form.feePaidBy,
          holdMinutes: form.holdMinutes ?? 15,
          terms: form.terms ?? '',
        },
        form.updatedAt,
      ),
    )
    return managedEvent(event.id)
  },
})
