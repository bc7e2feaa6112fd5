import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { anyone } from './access'
import { countMailRequest } from './limits'
import { requestLink } from './link'
import { addressInput } from './schema'
import { nothing } from './view'

/** Mails a link that signs in whoever opens it, with or without an account so far. */
export const requestSignInLink = operation({
  name: 'auth.request_sign_in_link',
  input: addressInput,
  output: nothing,
  access: anyone,
  raises: ['rate_limited'],
  run: async (ctx, { email, next }) => {
    await countMailRequest(email, ctx.ip)
    await inTransaction((tx) => requestLink(tx, ctx, { purpose: 'sign_in', email, next }))
    return {}
  },
})
