import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { anyone } from './access'
import { spendLink } from './link'
import { markVerified } from './mark-verified'
import { tokenInput } from './schema'
import { userView } from './view'

/**
 * Confirms the address of the account that was registered with it, and keeps its password: for programs, and for people
 * who are signed in to that account. The page asks everybody else for the password first (`confirmAddress`).
 */
export const verifyEmail = operation({
  name: 'auth.verify_email',
  input: tokenInput,
  output: userView,
  access: anyone,
  raises: ['auth.link_spent'],
  run: (ctx, { token }) =>
    inTransaction(async (tx) => {
      const { email } = await spendLink(tx, 'verify_email', token)
      return markVerified(tx, ctx, email)
    }),
})
