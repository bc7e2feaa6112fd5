import { operation } from '@/lib/core/operation'
import { reachEvent } from '@/lib/events/access'
import { promoCodeOf, promoCodeView } from './promo-codes'
import { createPromoCodeInput } from './schema'
import { insertCode } from './write-code'

/** Makes a code for an event. */
export const createPromoCode = operation({
  name: 'promotions.create',
  input: createPromoCodeInput,
  output: promoCodeView,
  raises: ['event.not_found', 'promotions.code_taken', 'promotions.too_many_codes', 'idempotency.key_reused'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  run: async (ctx, { eventId: _, ...input }, event) => promoCodeOf(event, await insertCode(ctx, event.id, input)),
})
