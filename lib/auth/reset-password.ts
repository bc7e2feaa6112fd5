import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { anyone } from './access'
import { spendLink } from './link'
import { markVerified } from './mark-verified'
import { hashPassword } from './password'
import { resetPasswordInput } from './schema'
import { setPassword } from './set-password'
import { nothing } from './view'

/** Sets a new password by a mailed link, which proves the address too. All other sessions end. */
export const resetPassword = operation({
  name: 'auth.reset_password',
  input: resetPasswordInput,
  output: nothing,
  access: anyone,
  raises: ['auth.link_spent'],
  run: async (ctx, { token, password }) => {
    const passwordHash = await hashPassword(password)
    await inTransaction(async (tx) => {
      const { email } = await spendLink(tx, 'reset_password', token)
      const { id } = await markVerified(tx, ctx, email)
      await setPassword(tx, ctx, { userId: id, passwordHash })
    })
    return {}
  },
})
