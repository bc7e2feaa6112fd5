import { Prisma } from '@/generated/prisma/client'
import type { Tx } from '@/lib/db/tx'

const tables = { events: Prisma.sql`events`, organisations: Prisma.sql`organisations` }

/**
 * The first of `base`, `base-2`, `base-3` … that no row has. Makers of slugs take turns until their transaction ends, so
 * two at once get two.
 * @param own the slug of the row itself, which it may keep
 */
export async function freeSlug(tx: Tx, table: keyof typeof tables, base: string, own?: string): Promise<string> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`slug.${table}`}, 0))`
  const rows = await tx.$queryRaw<{ slug: string }[]>(
    Prisma.sql`SELECT slug FROM ${tables[table]} WHERE slug = ${base} OR slug LIKE ${`${base}-%`}`,
  )
  const taken = new Set(rows.map(({ slug }) => slug).filter((slug) => slug !== own))
  if (!taken.has(base)) return base
  for (let number = 2; ; number++) {
    if (!taken.has(`${base}-${number}`)) return `${base}-${number}`
  }
}
