import { z } from 'zod'
import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { signedIn } from './access'
import { meView } from './view'

/** One's own profile. */
export const readMe = operation({
  name: 'me.read',
  input: z.object({}),
  output: meView,
  access: signedIn,
  run: async (_ctx, _input, { userId }) => me(userId),
})

/** A person as they see themselves, by the database. */
export async function me(userId: string) {
  const { emailVerifiedAt, passwordHash, createdAt, ...user } = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: { id: true, name: true, email: true, emailVerifiedAt: true, passwordHash: true, createdAt: true },
  })
  return {
    ...user,
    emailVerified: emailVerifiedAt !== null,
    hasPassword: passwordHash !== null,
    createdAt: createdAt.toISOString(),
  }
}
