import { z } from 'zod'
import { isoWithOffset } from '@/lib/core/instant'
import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { amountLines, amountsSelect, toAmounts } from './amounts'
import { isTestMoney, providerTitle } from './payment-words'
import { reachMoney } from './refund-order'
import { orderInput } from './schema'

const minor = z.int()

const orderMoneyView = z.object({
  currency: z.string(),
  lines: z.array(z.object({ label: z.string(), quantity: z.int().optional(), amountMinor: minor })),
  totalMinor: minor,
  includedTaxMinor: minor,
  absorbedFeeMinor: minor,
  payments: z.array(
    z.object({
      id: z.string(),
      by: z.string(),
      test: z.boolean(),
      state: z.string(),
      askedMinor: minor,
      capturedMinor: minor,
      paymentRef: z.string().nullable(),
      failure: z.string().nullable(),
      createdAt: z.string(),
      capturedAt: z.string().nullable(),
    }),
  ),
})
export type OrderMoney = z.output<typeof orderMoneyView>

/** What an order costs and every attempt to be paid for it, for members who read money. Its refunds are `listRefunds`. */
export const orderMoney = operation({
  name: 'orders.money',
  input: orderInput.pick({ id: true }),
  output: orderMoneyView,
  raises: ['order.not_found'],
  access: (ctx, { id }) => reachMoney(ctx, id, 'money.read'),
  run: async (_ctx, { id }) => {
    const { event, payments, ...row } = await db().order.findUniqueOrThrow({ where: { id }, select })
    const at = (instant: Date) => isoWithOffset(instant, event.timeZone)
    const orNull = (instant: Date | null) => instant && at(instant)
    return {
      ...toAmounts(row),
      lines: amountLines(toAmounts(row)),
      absorbedFeeMinor: row.absorbedFeeMinor,
      payments: payments.map(({ provider, method, amountMinor, createdAt, capturedAt, ...payment }) => ({
        ...payment,
        by: providerTitle(provider, method),
        test: isTestMoney(provider),
        askedMinor: amountMinor,
        createdAt: at(createdAt),
        capturedAt: orNull(capturedAt),
      })),
    }
  },
})

const select = {
  ...amountsSelect,
  absorbedFeeMinor: true,
  event: { select: { timeZone: true } },
  payments: {
    orderBy: { id: 'asc' },
    select: {
      id: true,
      provider: true,
      method: true,
      state: true,
      amountMinor: true,
      capturedMinor: true,
      paymentRef: true,
      failure: true,
      createdAt: true,
      capturedAt: true,
    },
  },
} as const
