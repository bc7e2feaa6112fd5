import { z } from 'zod'
import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { signedIn } from './access'
import { countMailRequest } from './limits'
import { requestLink } from './link'
import { nothing } from './view'

/** Mails the link that confirms the address once more; nothing when it is confirmed by now. */
export const resendVerification = operation({
  name: 'auth.resend_verification',
  input: z.object({}),
  output: nothing,
  access: signedIn,
  raises: ['rate_limited'],
  run: async (ctx, _input, { email, verified }) => {
    if (verified) return {}
    await countMailRequest(email, ctx.ip)
    await inTransaction((tx) => requestLink(tx, ctx, { purpose: 'verify_email', email }))
    return {}
  },
})
