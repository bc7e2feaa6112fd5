import { z } from 'zod'
import { recordActivity } from '@/lib/activity/record'
import { NotFound } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { reachEvent } from '@/lib/events/access'
import { lockEvent } from '@/lib/events/lock'
import { dropPools } from '@/lib/events/pool'
import { CodeUsed } from './errors'
import { onePromoCodeInput } from './schema'

/** Deletes a code that no order was ever made with. */
export const deletePromoCode = operation({
  name: 'promotions.delete',
  input: onePromoCodeInput,
  output: z.object({ id: z.string(), eventId: z.string() }),
  raises: ['event.not_found', 'promo_code.not_found', 'promotions.code_used'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  run: async (ctx, { promoCodeId: id }, { id: eventId }) => {
    await inTransaction(async (tx) => {
      const { organisationId } = await lockEvent(tx, eventId)
      const code = await tx.promoCode.findFirst({ where: { id, eventId } })
      if (!code) throw new NotFound('promo code')
      const orders = await tx.order.count({ where: { promoCodeId: id } })
      if (orders > 0) throw new CodeUsed(orders)
      await tx.promoCode.delete({ where: { id } })
      if (code.inventoryId) await dropPools(tx, [code.inventoryId])
      await recordActivity(tx, ctx, 'promo_code.deleted', { organisationId, eventId, data: { promoCodeId: id, code: code.code } })
    })
    return { id, eventId }
  },
})
