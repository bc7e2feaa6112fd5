import { getTicket } from '@/lib/tickets/get-ticket'
import { myTickets } from '@/lib/tickets/my-tickets'
import { renameHolder } from '@/lib/tickets/rename-holder'
import { type Entry, entry } from '../entry'

const tag = 'Tickets'

export const ticketEntries: Entry[] = [
  entry('get', '/me/tickets', myTickets, { tag, summary: 'Tickets you bought or hold, newest first' }),
  entry('get', '/tickets/{id}', getTicket, { tag, summary: 'One ticket' }),
  entry('patch', '/tickets/{id}', renameHolder, { tag, summary: 'Put another name on a ticket' }),
]
