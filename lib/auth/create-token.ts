import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { anyone } from './access'
import { checkPassword } from './check-password'
import { WrongCredentials } from './errors'
import { issueTokens } from './issue-tokens'
import { credentialsInput } from './schema'
import { startSession } from './start-session'
import { tokensView } from './view'

/** Starts a program's session by password: a short-lived access token, and a refresh token for the next one. */
export const createToken = operation({
  name: 'auth.create_token',
  input: credentialsInput,
  output: tokensView,
  access: anyone,
  raises: ['auth.wrong_credentials', 'rate_limited'],
  run: async (ctx, { email, password }) => {
    const proof = await checkPassword({ email, password, ip: ctx.ip })
    const tokens = await inTransaction(async (tx) => issueTokens(tx, await startSession(tx, ctx, proof, 'token')))
    if (!tokens) throw new WrongCredentials()
    return tokens
  },
})
