import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { anyone } from './access'
import { afterProof } from './after-proof'
import { spendLink } from './link'
import { proveAddress } from './prove-address'
import { tokenInput } from './schema'
import { startSession } from './start-session'
import { startedView } from './view'

/** For who has the mailbox and not the password: makes the account theirs, without the password it was registered with. */
export const claimAddress = operation({
  name: 'auth.claim_address',
  input: tokenInput,
  output: startedView,
  access: anyone,
  raises: ['auth.link_spent'],
  run: (ctx, { token }) =>
    inTransaction(async (tx) => {
      const { email, next } = await spendLink(tx, 'verify_email', token)
      const proven = await proveAddress(tx, ctx, { email })
      return { sessionId: await startSession(tx, ctx, proven), next: afterProof(proven, next) }
    }),
})
