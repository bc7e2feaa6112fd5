import { db } from '@/lib/db/client'

/** Deletes links a week, and sign-ins two months, after they ran out: nobody asks for them any more. */
export async function forgetOld(): Promise<void> {
  await db().$executeRaw`DELETE FROM link_tokens WHERE expires_at < now() - interval '7 days'`
  await db().$executeRaw`DELETE FROM sessions WHERE expires_at < now() - interval '60 days'`
}
