import { recordActivity } from '@/lib/activity/record'
import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { signedIn } from './access'
import { me } from './read-me'
import { updateMeInput } from './schema'
import { meView } from './view'

/** Changes one's own profile; what is not given stays. */
export const updateMe = operation({
  name: 'me.update',
  input: updateMeInput,
  output: meView,
  access: signedIn,
  run: async (ctx, { name }, { userId }) => {
    if (name !== undefined) {
      await inTransaction(async (tx) => {
        await tx.user.update({ where: { id: userId }, data: { name } })
        await recordActivity(tx, ctx, 'user.updated', { data: { userId } })
      })
    }
    return me(userId)
  },
})
