import { operation } from '@/lib/core/operation'
import { reachEvent } from '@/lib/events/access'
import { promoCodeOf, promoCodeView } from './promo-codes'
import { updatePromoCodeInput } from './schema'
import { changeCode } from './write-code'

/** Changes what the input names of a code. What was ordered with it stays as it was. */
export const updatePromoCode = operation({
  name: 'promotions.update',
  input: updatePromoCodeInput,
  output: promoCodeView,
  raises: ['event.not_found', 'promo_code.not_found', 'promotions.code_taken', 'events.capacity_below_sold'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  run: async (ctx, { eventId: _, promoCodeId, ...input }, event) => {
    await changeCode(ctx, event.id, promoCodeId, input)
    return promoCodeOf(event, promoCodeId)
  },
})
