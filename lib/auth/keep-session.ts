import { cookies } from 'next/headers'
import { sessionCookie, sessionCookieOptions } from './session-cookie'

/** Puts a session that was just started into this browser's cookie. For actions and handlers only. */
export async function keepSession({ sessionId }: { sessionId: string }): Promise<void> {
  const { name, value, options } = await sessionCookie(sessionId)
  ;(await cookies()).set(name, value, options)
}

/** Takes the session cookie away. The row is what ends a session; this only tidies up. */
export async function dropSession(): Promise<void> {
  const { name, options } = sessionCookieOptions()
  ;(await cookies()).set(name, '', { ...options, maxAge: 0 })
}
