import { createToken } from '@/lib/auth/create-token'
import { endAllSessions } from '@/lib/auth/end-all-sessions'
import { endSession } from '@/lib/auth/end-session'
import { eraseMe } from '@/lib/auth/erase-me'
import { forgotPassword } from '@/lib/auth/forgot-password'
import { listSessions } from '@/lib/auth/list-sessions'
import { readMe } from '@/lib/auth/read-me'
import { refreshTokens } from '@/lib/auth/refresh-tokens'
import { register } from '@/lib/auth/register'
import { resetPassword } from '@/lib/auth/reset-password'
import { signOut } from '@/lib/auth/sign-out'
import { updateMe } from '@/lib/auth/update-me'
import { verifyEmail } from '@/lib/auth/verify-email'
import { type Entry, entry } from '../entry'

const auth = { tag: 'Sign-in' }
const me = { tag: 'Me' }

export const authEntries: Entry[] = [
  entry('post', '/auth/register', register, { ...auth, status: 201, summary: 'Register; a mail asks to confirm the address' }),
  entry('post', '/auth/token', createToken, { ...auth, summary: 'Sign in with address and password' }),
  entry('post', '/auth/refresh', refreshTokens, { ...auth, summary: 'Spend a refresh token for new tokens' }),
  entry('post', '/auth/logout', signOut, { ...auth, status: 204, summary: 'End this session at once' }),
  entry('post', '/auth/verify-email', verifyEmail, { ...auth, summary: 'Confirm an address with the mailed token' }),
  entry('post', '/auth/forgot-password', forgotPassword, {
    ...auth,
    status: 202,
    summary: 'Ask for a mail to reset the password',
  }),
  entry('post', '/auth/reset-password', resetPassword, {
    ...auth,
    status: 204,
    summary: 'Choose a new password with the mailed token',
  }),
  entry('get', '/me', readMe, { ...me, summary: 'Your profile' }),
  entry('patch', '/me', updateMe, { ...me, summary: 'Change your profile' }),
  entry('delete', '/me', eraseMe, { ...me, status: 204, summary: 'Erase your account' }),
  entry('get', '/me/sessions', listSessions, { ...me, summary: 'Where you are signed in' }),
  entry('delete', '/me/sessions', endAllSessions, { ...me, status: 204, summary: 'Sign out everywhere' }),
  entry('delete', '/me/sessions/{sessionId}', endSession, { ...me, status: 204, summary: 'Sign out one session' }),
]
