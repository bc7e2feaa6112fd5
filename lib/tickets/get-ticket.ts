import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { reachTicket } from './access'
import { ticketInput } from './holder-schema'
import { presentTicket, ticketSelect, ticketView } from './view'

/** One ticket: for its holder with the code, for the organiser without. */
export const getTicket = operation({
  name: 'tickets.get',
  input: ticketInput,
  output: ticketView,
  access: (ctx, input) => reachTicket(ctx, input, 'attendees.read'),
  raises: ['ticket.not_found'],
  async run(_ctx, { id }, { as, ...sold }) {
    const row = await db().ticket.findUniqueOrThrow({ where: { id }, select: ticketSelect })
    return presentTicket(row, sold, as === 'holder')
  },
})
