import { recordActivity } from '@/lib/activity/record'
import { type Context, systemContext } from '@/lib/core/context'
import { newId } from '@/lib/core/id'
import { inTransaction, type Tx } from '@/lib/db/tx'
import { hashPassword } from './password'

type NewUser = { email: string; name: string; passwordHash: string | null; verified: boolean }

/** Writes an account unless the address has one already. @returns the id, or null when it has one. `email` is in lower case. */
export async function insertUser(tx: Tx, ctx: Context, { email, name, passwordHash, verified }: NewUser): Promise<string | null> {
  const id = newId('usr')
  const written = await tx.$executeRaw`
    INSERT INTO users (id, email, name, password_hash, email_verified_at, updated_at)
    VALUES (${id}, ${email}, ${name}, ${passwordHash}, CASE WHEN ${verified} THEN now() END, now())
    ON CONFLICT (email) DO NOTHING`
  if (written === 0) return null
  await recordActivity(tx, ctx, 'user.created', { data: { userId: id } })
  return id
}

/** Makes an account without any mail, for demo data and tests. @returns its id; the existing one's when the address has one. */
export async function createUser({
  email,
  name,
  password,
  verified = true,
}: {
  email: string
  name: string
  password: string
  verified?: boolean
}) {
  const passwordHash = await hashPassword(password)
  return inTransaction(async (tx) => {
    const id = await insertUser(tx, systemContext(), { email: email.toLowerCase(), name, passwordHash, verified })
    return id ?? (await tx.user.findUniqueOrThrow({ where: { email: email.toLowerCase() }, select: { id: true } })).id
  })
}
