import { recordActivity } from '@/lib/activity/record'
import type { Context } from '@/lib/core/context'
import { NotFound } from '@/lib/core/error'
import { newId } from '@/lib/core/id'
import { claimKey } from '@/lib/db/claim-key'
import { inTransaction, type Tx } from '@/lib/db/tx'
import { lockEvent } from '@/lib/events/lock'
import { codeColumns } from './code-columns'
import { CodeTaken, TooManyCodes } from './errors'
import type { CodeInput } from './schema'
import { setLimit } from './set-limit'

/** What codes are checked against, with the event locked. */
export async function codeFacts(tx: Tx, eventId: string) {
  const { organisationId, timeZone, endsAt } = await lockEvent(tx, eventId)
  const types = await tx.ticketType.findMany({ where: { eventId }, select: { id: true } })
  return { organisationId, timeZone, endsAt, ticketTypeIds: types.map(({ id }) => id) }
}

/** Codes of one event: five rounds of a thousand. */
const most = 5_000

/** @throws TooManyCodes */
export async function refuseTooMany(tx: Tx, eventId: string, more: number) {
  if ((await tx.promoCode.count({ where: { eventId } })) + more > most) throw new TooManyCodes(most)
}

async function refuseTaken(tx: Tx, eventId: string, code: string, own?: string) {
  const other = await tx.promoCode.findUnique({ where: { eventId_code: { eventId, code } }, select: { id: true } })
  if (other && other.id !== own) throw new CodeTaken(code)
}

/**
 * Makes a code; a repeat with the same idempotency key is answered with the first.
 * @returns its id
 * @throws InvalidInput, CodeTaken, TooManyCodes
 */
export const insertCode = (ctx: Context, eventId: string, input: CodeInput): Promise<string> =>
  inTransaction(async (tx) => {
    const fresh = newId('pmc')
    const id = await claimKey(tx, ctx, `promotions.create ${eventId}`, input, fresh)
    if (id !== fresh) return id
    const event = await codeFacts(tx, eventId)
    await refuseTooMany(tx, eventId, 1)
    const columns = codeColumns(input, event, null)
    await refuseTaken(tx, eventId, columns.code)
    const inventoryId = await setLimit(tx, { id, inventoryId: null }, input.limit ?? null)
    await tx.promoCode.create({ data: { ...columns, id, eventId, inventoryId } })
    await recordActivity(tx, ctx, 'promo_code.created', {
      organisationId: event.organisationId,
      eventId,
      data: { promoCodeId: id, code: columns.code },
    })
    return id
  })

/**
 * Changes what the input names of a code; nothing when nothing is different.
 * @throws NotFound, InvalidInput, CodeTaken, CapacityBelowSold at `limit`
 */
export const changeCode = (ctx: Context, eventId: string, id: string, input: Partial<CodeInput>): Promise<void> =>
  inTransaction(async (tx) => {
    const event = await codeFacts(tx, eventId)
    const before = await tx.promoCode.findFirst({ where: { id, eventId }, include: { inventory: true } })
    if (!before) throw new NotFound('promo code')
    const columns = codeColumns(input, event, before)
    const limit = before.inventory?.capacity ?? null
    const changed = Object.entries({ ...columns, limit: input.limit === undefined ? limit : input.limit })
      .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify({ ...before, limit }[name as 'code']))
      .map(([name]) => name)
    if (changed.length === 0) return
    await refuseTaken(tx, eventId, columns.code, id)
    const inventoryId = changed.includes('limit') ? await setLimit(tx, before, input.limit ?? null) : before.inventoryId
    await tx.promoCode.update({ where: { id }, data: { ...columns, inventoryId } })
    await recordActivity(tx, ctx, 'promo_code.updated', {
      organisationId: event.organisationId,
      eventId,
      data: { promoCodeId: id, code: columns.code, changed },
    })
  })
