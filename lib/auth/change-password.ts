import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/tx'
import { signedIn } from './access'
import { WrongPassword } from './errors'
import { countPasswordTry } from './limits'
import { hashPassword, passwordMatches } from './password'
import { changePasswordInput } from './schema'
import { setPassword } from './set-password'
import { nothing } from './view'

/** Changes one's password, or chooses the first one. All other sessions end. */
export const changePassword = operation({
  name: 'auth.change_password',
  input: changePasswordInput,
  output: nothing,
  access: signedIn,
  raises: ['auth.wrong_password', 'rate_limited'],
  run: async (ctx, { currentPassword, newPassword }, { userId, email }) => {
    const { passwordHash: stored } = await db().user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } })
    if (stored !== null) {
      await countPasswordTry(email, ctx.ip)
      if (!(await passwordMatches(stored, currentPassword ?? ''))) throw new WrongPassword('currentPassword')
    }
    const passwordHash = await hashPassword(newPassword)
    await inTransaction((tx) => setPassword(tx, ctx, { userId, passwordHash }))
    return {}
  },
})
