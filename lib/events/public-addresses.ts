import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/db/client'

export type PublicAddress = { slug: string; organiser: string; updatedAt: Date }

/** What search engines should know: the public events to come and the latest of those that are over, at most `count`. */
export const publicAddresses = (count = 20_000): Promise<PublicAddress[]> =>
  db().$queryRaw<PublicAddress[]>(Prisma.sql`
    SELECT e.slug, o.slug AS organiser, e.updated_at AS "updatedAt"
    FROM events e JOIN organisations o ON o.id = e.organisation_id
    WHERE e.status = 'published' AND e.visibility = 'public'
    ORDER BY e.starts_at DESC, e.id DESC LIMIT ${count}`)
