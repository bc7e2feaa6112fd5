import { operation } from '@/lib/core/operation'
import { reachEvent } from '@/lib/events/access'
import { promoCodeOf, promoCodeView } from './promo-codes'
import { switchPromoCodeInput } from './schema'
import { changeCode } from './write-code'

/** Switches a code on or off, by a button. */
export const switchPromoCode = operation({
  name: 'promotions.switch',
  input: switchPromoCodeInput,
  output: promoCodeView,
  raises: ['event.not_found', 'promo_code.not_found'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  run: async (ctx, { promoCodeId, to }, event) => {
    await changeCode(ctx, event.id, promoCodeId, { active: to === 'on' })
    return promoCodeOf(event, promoCodeId)
  },
})
