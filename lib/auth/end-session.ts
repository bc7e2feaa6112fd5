import { NotFound } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { signedIn } from './access'
import { endSessions } from './end-sessions'
import { sessionInput } from './schema'
import { nothing } from './view'

/** Ends one of one's own sessions. Somebody else's is not found. */
export const endSession = operation({
  name: 'me.end_session',
  input: sessionInput,
  output: nothing,
  access: signedIn,
  raises: ['session.not_found'],
  run: async (ctx, { sessionId }, { userId }) => {
    const ended = await inTransaction((tx) => endSessions(tx, ctx, { userId, only: sessionId }))
    if (ended === 0) throw new NotFound('session')
    return {}
  },
})
