import { operation } from '@/lib/core/operation'
import { reachEvent } from '@/lib/events/access'
import { eventId } from '@/lib/events/schema'
import { enteredCode, withEnteredCode } from './entered-code'
import { promoCodeOf, promoCodeView } from './promo-codes'
import { promoCodeId } from './schema'
import { changeCode } from './write-code'

export const revisePromoCodeInput = enteredCode.extend({ eventId, promoCodeId })

/** Saves the whole form of a code. Whether it is switched on stays. */
export const revisePromoCode = operation({
  name: 'promotions.revise',
  input: revisePromoCodeInput,
  output: promoCodeView,
  raises: ['event.not_found', 'promo_code.not_found', 'promotions.code_taken', 'events.capacity_below_sold'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  run: async (ctx, { eventId: _, promoCodeId, ...form }, event) => {
    await withEnteredCode(form, event.currency, (input) => changeCode(ctx, event.id, promoCodeId, input))
    return promoCodeOf(event, promoCodeId)
  },
})
