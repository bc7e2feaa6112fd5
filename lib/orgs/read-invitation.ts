import { hashToken } from '@/lib/auth/link-token'
import { db } from '@/lib/db/client'
import type { Role } from './policy'

/** What a mailed invitation is for; null when it is no good any more. Uses nothing up: mail scanners open links too. */
export async function readInvitation(token: string): Promise<{ organisation: string; email: string; role: Role } | null> {
  const found = await db().invitation.findUnique({
    where: { hash: hashToken(token), expiresAt: { gt: new Date() } },
    select: { email: true, role: true, organisation: { select: { name: true } } },
  })
  return found && { organisation: found.organisation.name, email: found.email, role: found.role as Role }
}
