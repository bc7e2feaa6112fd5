import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/db/client'

/** The cities with the most of the next thousand public events, at most `count`, as they are most often written. */
export async function popularCities(count = 12): Promise<string[]> {
  const rows = await db().$queryRaw<{ city: string }[]>(Prisma.sql`
    SELECT mode() WITHIN GROUP (ORDER BY n.city) AS city
    FROM (SELECT e.city FROM events e
          WHERE e.status = 'published' AND e.visibility = 'public' AND e.starts_at > now()
          ORDER BY e.starts_at, e.id LIMIT 1000) n
    WHERE n.city <> '' GROUP BY plain(n.city) ORDER BY count(*) DESC, 1 LIMIT ${count}`)
  return rows.map(({ city }) => city)
}
