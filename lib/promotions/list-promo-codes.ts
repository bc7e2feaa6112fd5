import { z } from 'zod'
import { operation } from '@/lib/core/operation'
import { reachEvent } from '@/lib/events/access'
import { promoCodesOf, promoCodeView } from './promo-codes'
import { promoCodesInput } from './schema'

/** An event's codes with their uses and what they gave away. */
export const listPromoCodes = operation({
  name: 'promotions.list',
  input: promoCodesInput,
  output: z.object({ items: z.array(promoCodeView), nextCursor: z.null() }),
  raises: ['event.not_found'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.read'),
  run: async (_ctx, _, event) => ({ items: await promoCodesOf(event), nextCursor: null }),
})
