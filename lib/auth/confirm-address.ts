import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { anyone } from './access'
import { checkPassword } from './check-password'
import { LinkSpent } from './errors'
import { peekLink, spendLink } from './link'
import { markVerified } from './mark-verified'
import { nextPath } from './next-path'
import { confirmAddressInput } from './schema'
import { startSession } from './start-session'
import { startedView } from './view'

/**
 * Confirms an address with the link that was mailed to it and the password that was chosen at sign-up: both are the same
 * person, so the password stays, and signs in.
 */
export const confirmAddress = operation({
  name: 'auth.confirm_address',
  input: confirmAddressInput,
  output: startedView,
  access: anyone,
  raises: ['auth.link_spent', 'auth.wrong_credentials', 'rate_limited'],
  run: async (ctx, { token, password }) => {
    const link = await peekLink('verify_email', token)
    if (!link) throw new LinkSpent()
    const proof = await checkPassword({ email: link.email, password, ip: ctx.ip })
    return inTransaction(async (tx) => {
      const { email, next } = await spendLink(tx, 'verify_email', token)
      await markVerified(tx, ctx, email)
      return { sessionId: await startSession(tx, ctx, proof), next: nextPath(next, '/account?note=verified') }
    })
  },
})
