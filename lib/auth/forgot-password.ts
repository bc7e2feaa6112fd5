import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { anyone } from './access'
import { countMailRequest } from './limits'
import { requestLink } from './link'
import { addressInput } from './schema'
import { nothing } from './view'

/** Mails a link to choose a new password, when the address has an account; who asks is not told. */
export const forgotPassword = operation({
  name: 'auth.forgot_password',
  input: addressInput.pick({ email: true }),
  output: nothing,
  access: anyone,
  raises: ['rate_limited'],
  run: async (ctx, { email }) => {
    await countMailRequest(email, ctx.ip)
    await inTransaction((tx) => requestLink(tx, ctx, { purpose: 'reset_password', email }))
    return {}
  },
})
