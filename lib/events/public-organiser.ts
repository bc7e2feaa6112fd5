import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/db/client'

export type PublicOrganiser = { id: string; name: string; slug: string; contactEmail: string | null }

/** An organisation by its slug, once it has published something for everybody; null before that. */
export async function publicOrganiser(slug: string): Promise<PublicOrganiser | null> {
  const [organiser] = await db().$queryRaw<PublicOrganiser[]>(Prisma.sql`
    SELECT o.id, o.name, o.slug, o.contact_email AS "contactEmail" FROM organisations o
    WHERE o.slug = ${slug} AND EXISTS (
      SELECT FROM events e WHERE e.organisation_id = o.id AND e.visibility = 'public' AND e.status IN ('published', 'cancelled'))`)
  return organiser ?? null
}
