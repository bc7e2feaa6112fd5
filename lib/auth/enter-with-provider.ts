import { recordActivity } from '@/lib/activity/record'
import type { Context } from '@/lib/core/context'
import type { Tx } from '@/lib/db/tx'
import { UnverifiedByProvider } from './errors'
import { proveAddress } from './prove-address'

export type ProviderAccount = {
  provider: string
  providerAccountId: string
  email: string | null
  emailVerified: boolean
  name: string | null
}

/**
 * The user a provider's account belongs to. An account that is not known yet is linked to the user of its address, but only
 * when the provider vouches for that address; what is there unverified is taken from whoever put it there.
 * @throws UnverifiedByProvider
 */
export async function enterWithProvider(tx: Tx, ctx: Context, account: ProviderAccount) {
  const { provider, providerAccountId } = account
  const known = await tx.account.findUnique({
    where: { provider_providerAccountId: { provider, providerAccountId } },
    select: { userId: true },
  })
  if (known) return { userId: known.userId, passwordRemoved: false }

  const email = account.email?.trim().toLowerCase()
  if (!email || !account.emailVerified) throw new UnverifiedByProvider()
  const proven = await proveAddress(tx, ctx, { email, name: account.name?.trim().slice(0, 100) || undefined })
  await tx.account.create({ data: { provider, providerAccountId, userId: proven.userId } })
  await recordActivity(tx, ctx, 'user.linked', { data: { userId: proven.userId, provider } })
  return proven
}
