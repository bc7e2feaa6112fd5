import { operation } from '@/lib/core/operation'
import { reachEvent } from '@/lib/events/access'
import { eventId } from '@/lib/events/schema'
import { enteredCode, withEnteredCode } from './entered-code'
import { promoCodeOf, promoCodeView } from './promo-codes'
import { insertCode } from './write-code'

export const enterPromoCodeInput = enteredCode.extend({ eventId })

/** Makes a code as its form says it. */
export const enterPromoCode = operation({
  name: 'promotions.enter',
  input: enterPromoCodeInput,
  output: promoCodeView,
  raises: ['event.not_found', 'promotions.code_taken', 'promotions.too_many_codes', 'idempotency.key_reused'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  run: async (ctx, { eventId: _, ...form }, event) => {
    const id = await withEnteredCode(form, event.currency, (input) => insertCode(ctx, event.id, input))
    return promoCodeOf(event, id)
  },
})
