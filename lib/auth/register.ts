import { newId } from '@/lib/core/id'
import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { anyone } from './access'
import { insertUser } from './create-user'
import { countMailRequest } from './limits'
import { requestLink } from './link'
import { hashPassword } from './password'
import { registerInput } from './schema'
import { userView } from './view'

/**
 * Makes an account and mails a link to confirm its address. When the address has an account already, nothing changes,
 * the answer is the same, and its owner is mailed a sign-in link instead: only the mailbox tells the two apart.
 */
export const register = operation({
  name: 'auth.register',
  input: registerInput,
  output: userView,
  access: anyone,
  raises: ['rate_limited'],
  run: async (ctx, { name, email, password, next }) => {
    await countMailRequest(email, ctx.ip)
    const passwordHash = await hashPassword(password)
    const id = await inTransaction(async (tx) => {
      const created = await insertUser(tx, ctx, { email, name, passwordHash, verified: false })
      await requestLink(tx, ctx, { purpose: created ? 'verify_email' : 'sign_in', email, next })
      return created
    })
    return { id: id ?? newId('usr'), name, email, emailVerified: false, createdAt: new Date().toISOString() }
  },
})
