import { z } from 'zod'
import { systemContext } from '@/lib/core/context'
import { inTransaction } from '@/lib/db/tx'
import { queueDelivery } from '@/lib/email/queue-delivery'
import { job } from '@/lib/jobs/job'
import { forgetOld } from './forget-old'
import type { LinkPurpose } from './link'

const templates: Record<LinkPurpose, string> = {
  verify_email: 'verify-email',
  sign_in: 'sign-in-link',
  reset_password: 'reset-password',
}

/**
 * Queues the mail of a link that was asked for. Only here is it looked up whether there is an account to write to, so that
 * asking for a link takes as long for an address nobody has.
 */
export const mailLink = job({
  name: 'mail-link',
  payload: z.object({ linkId: z.string() }),
  run: async ({ linkId }) => {
    await inTransaction(async (tx) => {
      const link = await tx.linkToken.findUnique({ where: { id: linkId } })
      if (!link) return
      const user = await tx.user.findUnique({ where: { email: link.email }, select: { name: true } })
      const purpose = link.purpose as LinkPurpose
      if (!user && purpose !== 'sign_in') return
      const to = { name: user?.name, address: link.email }
      await queueDelivery(tx, systemContext(), {
        template: templates[purpose],
        dedupeKey: `link:${linkId}`,
        to,
        props: { linkId },
      })
    })
    await forgetOld()
  },
})
