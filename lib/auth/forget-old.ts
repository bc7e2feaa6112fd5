import { db } from '@/lib/db/client'

/** Deletes links a week after they ran out and sign-ins three months after they ended: nobody asks for them any more. */
export async function forgetOld(): Promise<void> {
  await db().$executeRaw`DELETE FROM link_tokens WHERE expires_at < now() - interval '7 days'`
  await db().$executeRaw`
    DELETE FROM sessions WHERE least(ended_at, expires_at) < now() - interval '90 days'`
}
