import { recordActivity } from '@/lib/activity/record'
import type { Context } from '@/lib/core/context'
import { newId } from '@/lib/core/id'
import { claimKey } from '@/lib/db/claim-key'
import { inTransaction } from '@/lib/db/tx'
import { codeColumns } from './code-columns'
import type { CodeInput } from './schema'
import { codeFacts, refuseTooMany } from './write-code'

/** `codes`: different from each other, at least one. `prefix`: what they were made from, by which a repeat is known. */
type Many = Omit<CodeInput, 'code'> & { prefix: string; codes: string[] }

/**
 * Makes codes that are alike but for their words, each for one order; a repeat with the same idempotency key makes none.
 * @throws InvalidInput, TooManyCodes
 */
export const insertCodes = (ctx: Context, eventId: string, { prefix, codes, ...input }: Many): Promise<void> =>
  inTransaction(async (tx) => {
    const first = newId('pmc')
    const request = { ...input, prefix, count: codes.length }
    if ((await claimKey(tx, ctx, `promotions.makeMany ${eventId}`, request, first)) !== first) return
    const event = await codeFacts(tx, eventId)
    await refuseTooMany(tx, eventId, codes.length)
    const columns = codeColumns({ ...input, code: codes[0]! }, event, null)
    const rows = codes.map((code, index) => ({
      ...columns,
      code,
      id: index === 0 ? first : newId('pmc'),
      eventId,
      inventoryId: newId('inv'),
    }))
    await tx.inventory.createMany({ data: rows.map(({ inventoryId }) => ({ id: inventoryId, capacity: 1 })) })
    await tx.promoCode.createMany({ data: rows })
    await recordActivity(tx, ctx, 'promo_code.created_many', {
      organisationId: event.organisationId,
      eventId,
      data: { count: codes.length, prefix },
    })
  })
