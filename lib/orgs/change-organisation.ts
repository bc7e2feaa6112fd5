import { recordActivity } from '@/lib/activity/record'
import { env } from '@/lib/config/env'
import type { Context } from '@/lib/core/context'
import { InvalidInput } from '@/lib/core/error'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/tx'
import type { ReachedOrganisation } from './reach'
import type { OrganisationDetails } from './view'

const select = {
  id: true,
  name: true,
  slug: true,
  contactEmail: true,
  legalName: true,
  address: true,
  taxId: true,
  stripeAccount: true,
} as const

type Changes = Partial<Omit<OrganisationDetails, 'id' | 'slug' | 'role'>>

/** Whether organisations may have their own account at Stripe: keys, and what the installation keeps of such payments, are set. */
export const takesStripeAccounts = () => Boolean(env().STRIPE_SECRET_KEY && env().STRIPE_APPLICATION_FEE_BP)

/** An organisation as those who manage it see it. The caller has checked that they do. */
export async function organisationDetails({ id, role }: Pick<ReachedOrganisation, 'id' | 'role'>): Promise<OrganisationDetails> {
  return { ...(await db().organisation.findUniqueOrThrow({ where: { id }, select })), role }
}

/**
 * Writes what changes name, and its activity; nothing when nothing is different.
 * @throws InvalidInput at `stripeAccount` where the installation takes none
 */
export function changeOrganisation(
  ctx: Context,
  { id, role }: Pick<ReachedOrganisation, 'id' | 'role'>,
  changes: Changes,
): Promise<OrganisationDetails> {
  if (changes.stripeAccount && !takesStripeAccounts())
    throw new InvalidInput([{ path: 'stripeAccount', message: 'Stripe Connect is not set up on this installation.' }])
  return inTransaction(async (tx) => {
    const before = await tx.organisation.findUniqueOrThrow({ where: { id }, select })
    const names = Object.keys(changes) as (keyof Changes)[]
    const changed = names.filter((name) => changes[name] !== undefined && changes[name] !== before[name])
    if (changed.length === 0) return { ...before, role }
    const organisation = await tx.organisation.update({ where: { id }, data: changes, select })
    await recordActivity(tx, ctx, 'organisation.updated', { organisationId: id, data: { changed } })
    return { ...organisation, role }
  })
}
