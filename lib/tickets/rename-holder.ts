import { Prisma } from '@/generated/prisma/client'
import { recordActivity } from '@/lib/activity/record'
import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/tx'
import { reachTicket } from './access'
import { NotRenamable } from './errors'
import { renameHolderInput } from './holder-schema'
import { presentTicket, ticketSelect, ticketView } from './view'

type Renamed = { eventId: string; orderId: string; organisationId: string }

/** Puts another name on a ticket that was not used yet. The code stays: it is the same ticket. */
export const renameHolder = operation({
  name: 'tickets.rename',
  input: renameHolderInput,
  output: ticketView,
  access: (ctx, input) => reachTicket(ctx, input, 'event.manage'),
  raises: ['ticket.not_found', 'tickets.not_renamable'],
  async run(ctx, { id, holder }, { as, ...sold }) {
    await inTransaction(async (tx) => {
      const [renamed] = await tx.$queryRaw<Renamed[]>(Prisma.sql`
        UPDATE tickets k SET holder_name = ${holder.name} FROM events e
        WHERE k.id = ${id} AND k.status = 'valid' AND k.admitted_at IS NULL AND e.id = k.event_id
        RETURNING k.event_id AS "eventId", k.order_id AS "orderId", e.organisation_id AS "organisationId"`)
      if (!renamed) throw new NotRenamable()
      await recordActivity(tx, ctx, 'ticket.renamed', { ...renamed, data: { ticketId: id } })
    })
    const row = await db().ticket.findUniqueOrThrow({ where: { id }, select: ticketSelect })
    return presentTicket(row, sold, as === 'holder')
  },
})
