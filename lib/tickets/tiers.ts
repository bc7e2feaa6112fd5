import type { Prisma } from '@/generated/prisma/client'
import type { PriceTier } from './price'

/** The tiers of a ticket type as its row keeps them. */
export function tiersOf(json: Prisma.JsonValue): PriceTier[] {
  const rows = Array.isArray(json) ? (json as PriceTier[]) : []
  return rows.map(({ name, priceMinor, endsAt, upTo }) => ({ name, priceMinor, endsAt: endsAt ?? null, upTo: upTo ?? null }))
}
