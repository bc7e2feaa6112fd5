import { recordActivity } from '@/lib/activity/record'
import type { Context } from '@/lib/core/context'
import { inTransaction } from '@/lib/db/tx'
import type { ReachedOrganisation } from './reach'
import type { OrganisationView } from './view'

type Public = { name: string; contactEmail: string | null }

/** Writes what the public reads of an organisation, and its activity; nothing when nothing is different. */
export async function changeOrganisation(
  ctx: Context,
  { id, role, ...before }: ReachedOrganisation,
  next: Public,
): Promise<OrganisationView> {
  const changed = (['name', 'contactEmail'] as const).filter((field) => next[field] !== before[field])
  if (changed.length === 0) return { id, role, ...before }
  return inTransaction(async (tx) => {
    const select = { id: true, name: true, slug: true, contactEmail: true } as const
    const organisation = await tx.organisation.update({ where: { id }, data: next, select })
    await recordActivity(tx, ctx, 'organisation.updated', { organisationId: id, data: { changed } })
    return { ...organisation, role }
  })
}
