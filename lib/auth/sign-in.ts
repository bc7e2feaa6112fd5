import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { anyone } from './access'
import { checkPassword } from './check-password'
import { nextPath } from './next-path'
import { signInInput } from './schema'
import { startSession } from './start-session'
import { startedView } from './view'

/** Starts a browser's session by password. The form door puts it into the cookie. */
export const signIn = operation({
  name: 'auth.sign_in',
  input: signInInput,
  output: startedView,
  access: anyone,
  raises: ['auth.wrong_credentials', 'rate_limited'],
  run: async (ctx, { email, password, next }) => {
    const proof = await checkPassword({ email, password, ip: ctx.ip })
    const sessionId = await inTransaction((tx) => startSession(tx, ctx, proof))
    return { sessionId, next: nextPath(next, '/account') }
  },
})
