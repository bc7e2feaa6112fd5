import { z } from 'zod'
import { operation } from '@/lib/core/operation'
import { reachEvent } from '@/lib/events/access'
import { eventId } from '@/lib/events/schema'
import { enteredCode, withEnteredCode } from './entered-code'
import { insertCodes } from './insert-codes'
import { newCodes } from './new-codes'

const beginning = 'Write up to 24 letters, digits, hyphens or underscores, without spaces, like PRESS.'
const howMany = 'Write how many: a whole number from 1 to 1,000.'

export const makePromoCodesInput = enteredCode.omit({ code: true, limit: true, maxPerPerson: true }).extend({
  eventId,
  prefix: z
    .string()
    .overwrite((text) => text.trim().toUpperCase())
    .regex(/^([A-Z0-9][A-Z0-9_-]{0,23})?$/, { error: beginning })
    .default(''),
  count: z.int({ error: howMany }).min(1, { error: howMany }).max(1_000, { error: howMany }),
})

/** Makes many codes at once as the form says them, each for one order: one to a letter, a guest, a colleague. All of them, or none. */
export const makePromoCodes = operation({
  name: 'promotions.makeMany',
  input: makePromoCodesInput,
  output: z.object({ eventId: z.string() }),
  raises: ['event.not_found', 'promotions.too_many_codes', 'idempotency.key_reused'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  async run(ctx, { eventId: _, prefix, count, ...form }, event) {
    const codes = newCodes(prefix, count)
    const first = { ...form, code: codes[0]!, limit: 1 }
    await withEnteredCode(first, event.currency, ({ code: _, ...shared }) =>
      insertCodes(ctx, event.id, { ...shared, prefix, codes }),
    )
    return { eventId: event.id }
  },
})
