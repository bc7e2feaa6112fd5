import { z } from 'zod'
import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { signedIn } from './access'
import { endSessions } from './end-sessions'
import { nothing } from './view'

/** Signs out everywhere, here too. */
export const endAllSessions = operation({
  name: 'me.end_all_sessions',
  input: z.object({}),
  output: nothing,
  access: signedIn,
  run: async (ctx, _input, { userId }) => {
    await inTransaction((tx) => endSessions(tx, ctx, { userId }))
    return {}
  },
})

/** Signs out everywhere but here. */
export const endOtherSessions = operation({
  name: 'me.end_other_sessions',
  input: z.object({}),
  output: nothing,
  access: signedIn,
  run: async (ctx, _input, { userId, sessionId }) => {
    await inTransaction((tx) => endSessions(tx, ctx, { userId, except: sessionId }))
    return {}
  },
})
