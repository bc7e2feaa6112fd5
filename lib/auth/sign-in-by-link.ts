import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { anyone } from './access'
import { afterProof } from './after-proof'
import { spendLink } from './link'
import { proveAddress } from './prove-address'
import { signInLinkInput } from './schema'
import { startSession } from './start-session'
import { startedView } from './view'

/** Uses a sign-in link up and starts a browser's session. An address without an account gets one, under `name`. */
export const signInByLink = operation({
  name: 'auth.sign_in_by_link',
  input: signInLinkInput,
  output: startedView,
  access: anyone,
  raises: ['auth.link_spent'],
  run: (ctx, { token, name }) =>
    inTransaction(async (tx) => {
      const { email, next } = await spendLink(tx, 'sign_in', token)
      const proven = await proveAddress(tx, ctx, { email, name })
      return { sessionId: await startSession(tx, ctx, proven), next: afterProof(proven, next) }
    }),
})
