import { db } from '@/lib/db/client'
import { WrongCredentials } from './errors'
import { countPasswordTry } from './limits'
import { passwordMatches } from './password'
import type { Proof } from './start-session'

/**
 * Counts the attempt, then compares. An address nobody has, an account without a password and a wrong password take the
 * same time and get the same answer.
 * @throws RateLimited, WrongCredentials
 */
export async function checkPassword({
  email,
  password,
  ip,
}: {
  email: string
  password: string
  ip: string | null
}): Promise<Proof> {
  await countPasswordTry(email, ip)
  const user = await db().user.findUnique({ where: { email }, select: { id: true, passwordHash: true } })
  const matches = await passwordMatches(user?.passwordHash ?? null, password)
  if (!matches || !user?.passwordHash) throw new WrongCredentials()
  return { userId: user.id, passwordHash: user.passwordHash }
}
