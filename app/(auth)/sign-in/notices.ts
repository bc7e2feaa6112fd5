import { UnverifiedByProvider } from '@/lib/auth/errors'

type Notice = { tone: 'good' | 'warn'; text: string }

const notes: Record<string, string> = {
  'password-changed': 'Your password is changed, and every other sign-in has ended. Sign in with the new one.',
  'signed-out': 'You are signed out.',
  erased: 'Your account is erased. Goodbye, and thank you for the visit.',
}

const errors: Record<string, string> = {
  'auth.unverified_by_provider': new UnverifiedByProvider().message,
  AccessDenied: 'Your provider did not let you in. Try again, or sign in another way.',
}

/** What the address of the sign-in page has to tell. NextAuth has many names for its errors; people need one. */
export function noticeOf({ note, error }: { note: string; error: string }): Notice | undefined {
  if (error) {
    return { tone: 'warn', text: errors[error] ?? 'Signing in with your provider did not work. Nothing was changed; try again.' }
  }
  const text = notes[note]
  return text ? { tone: 'good', text } : undefined
}
