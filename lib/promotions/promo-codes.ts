import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { NotFound } from '@/lib/core/error'
import { isoWithOffset } from '@/lib/core/instant'
import { db } from '@/lib/db/client'

/** A code as those who manage its event see it, with what became of it. */
export const promoCodeView = z
  .object({
    id: z.string(),
    eventId: z.string(),
    code: z.string(),
    percentBp: z.int().nullable(),
    amountMinor: z.int().nullable(),
    currency: z.string(),
    ticketTypeIds: z.array(z.string()),
    reveals: z.boolean(),
    startsAt: z.string().nullable(),
    endsAt: z.string().nullable(),
    limit: z.int().nullable(),
    maxPerPerson: z.int().nullable(),
    active: z.boolean(),
    state: z.enum(['works', 'off', 'not_yet', 'over', 'used_up']),
    used: z.int().meta({ description: 'Orders that stand' }),
    held: z.int().meta({ description: 'Orders that are being checked out' }),
    orders: z.int().meta({ description: 'Orders ever made with it, whatever became of them' }),
    givenMinor: z.int().meta({ description: 'Discount of the orders that stand' }),
  })
  .meta({ id: 'PromoCode' })

export type PromoCodeView = z.output<typeof promoCodeView>

type Of = { id: string; timeZone: string; currency: string }
type Row = Omit<PromoCodeView, 'startsAt' | 'endsAt' | 'currency' | 'state'> & {
  startsAt: Date | null
  endsAt: Date | null
  now: Date
}

function stateOf({ active, startsAt, endsAt, limit, used, held, now }: Row): PromoCodeView['state'] {
  if (!active) return 'off'
  if (endsAt && endsAt <= now) return 'over'
  if (limit !== null && used + held >= limit) return 'used_up'
  return startsAt && startsAt > now ? 'not_yet' : 'works'
}

async function read(event: Of, only: Prisma.Sql, most?: number): Promise<PromoCodeView[]> {
  const rows = await db().$queryRaw<Row[]>(Prisma.sql`
    SELECT c.id, c.event_id AS "eventId", c.code, c.percent_bp AS "percentBp", c.amount_minor AS "amountMinor",
           c.ticket_type_ids AS "ticketTypeIds", c.reveals, c.starts_at AS "startsAt", c.ends_at AS "endsAt", i.capacity AS "limit",
           c.max_per_person AS "maxPerPerson", c.active, now() AS now, o.orders, o.used, o.held, o.given AS "givenMinor"
    FROM promo_codes c LEFT JOIN inventory i ON i.id = c.inventory_id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS orders, count(*) FILTER (WHERE r.status IN ('confirmed', 'partly_refunded'))::int AS used,
             count(*) FILTER (WHERE r.status IN ('pending', 'awaiting_confirmation'))::int AS held,
             coalesce(sum(r.discount_minor) FILTER (WHERE r.status IN ('confirmed', 'partly_refunded')), 0)::float8 AS given
      FROM orders r WHERE r.promo_code_id = c.id) o
    WHERE c.event_id = ${event.id} AND ${only} ORDER BY c.id DESC LIMIT ${most ?? null}::int`)
  const iso = (instant: Date | null) => instant && isoWithOffset(instant, event.timeZone)
  return rows.map(({ now, ...row }) => ({
    ...row,
    currency: event.currency,
    startsAt: iso(row.startsAt),
    endsAt: iso(row.endsAt),
    state: stateOf({ ...row, now }),
  }))
}

/** An event's codes, the newest first, with their uses: one statement. The caller has checked who asks. */
export const promoCodesOf = (event: Of) => read(event, Prisma.sql`true`)

/** At most `most` of them, the newest first: those with `q` in their words. */
export const promoCodesLike = (event: Of, q: string, most: number) =>
  read(event, q === '' ? Prisma.sql`true` : Prisma.sql`position(${q.trim().toUpperCase()} in c.code) > 0`, most)

/** How many codes an event has, the orders that stand with one, and what those were given. The caller has checked who asks. */
export async function promoTotals({ id }: Of): Promise<{ codes: number; orders: number; givenMinor: number }> {
  const [codes, [used]] = await Promise.all([
    db().promoCode.count({ where: { eventId: id } }),
    db().$queryRaw<{ orders: number; givenMinor: number }[]>`
      SELECT count(*)::int AS orders, coalesce(sum(o.discount_minor), 0)::float8 AS "givenMinor"
      FROM promo_codes c JOIN orders o ON o.promo_code_id = c.id
      WHERE c.event_id = ${id} AND o.status IN ('confirmed', 'partly_refunded')`,
  ])
  return { codes, ...used! }
}

/** Undefined when it is not this event's. */
export async function findPromoCode(event: Of, id: string): Promise<PromoCodeView | undefined> {
  return (await read(event, Prisma.sql`c.id = ${id}`))[0]
}

/** @throws NotFound when it is not this event's */
export async function promoCodeOf(event: Of, id: string): Promise<PromoCodeView> {
  const code = await findPromoCode(event, id)
  if (!code) throw new NotFound('promo code')
  return code
}
