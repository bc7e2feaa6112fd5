import { z } from 'zod'
import { InvalidInput } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { signedIn } from './access'
import { eraseUser } from './erase-user'
import { eraseInput } from './schema'
import { nothing } from './view'

/** Erases one's account. @throws StillNeeded */
export const eraseMe = operation({
  name: 'me.erase',
  input: z.object({}),
  output: nothing,
  access: signedIn,
  raises: ['auth.still_needed'],
  run: async (ctx, _input, person) => {
    await inTransaction((tx) => eraseUser(tx, ctx, person))
    return {}
  },
})

/** The same for people, who write their address once more so that it does not happen by a slip of the hand. */
export const eraseMeConfirmed = operation({
  name: 'me.erase_confirmed',
  input: eraseInput,
  output: nothing,
  access: signedIn,
  raises: ['auth.still_needed'],
  run: async (ctx, { confirm }, person) => {
    if (confirm !== person.email) throw new InvalidInput([{ path: 'confirm', message: `Write ${person.email} to confirm.` }])
    await inTransaction((tx) => eraseUser(tx, ctx, person))
    return {}
  },
})
