import { z } from 'zod'

/** What Razorpay answers, as far as we read it. Notes are an empty list when there are none. */
const notes = z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())]).nullish()

export const razorpayOrder = z.object({ id: z.string(), amount: z.int(), currency: z.string(), status: z.string(), notes })

export const razorpayPayment = z.object({
  id: z.string(),
  amount: z.int(),
  currency: z.string(),
  /** created | authorized | captured | refunded | failed */
  status: z.string(),
  captured: z.boolean().nullish(),
  order_id: z.string().nullish(),
  error_description: z.string().nullish(),
  notes,
})
export type RazorpayPayment = z.output<typeof razorpayPayment>

export const razorpayRefund = z.object({
  id: z.string(),
  amount: z.int(),
  payment_id: z.string(),
  /** pending | processed | failed */
  status: z.string(),
  notes,
})
export type RazorpayRefund = z.output<typeof razorpayRefund>

export const listOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) })

/** A note of ours. */
export function noteOf(from: { notes?: z.output<typeof notes> }, name: string): string | undefined {
  const value = Array.isArray(from.notes) ? undefined : from.notes?.[name]
  return typeof value === 'string' ? value : undefined
}
