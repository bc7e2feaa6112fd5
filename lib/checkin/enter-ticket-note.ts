import { operation } from '@/lib/core/operation'
import { reachEvent } from '@/lib/events/access'
import { noteTicket, noteTicketInput } from './note-ticket'

const { eventId, ticketId, note, flags } = noteTicketInput.shape

export const enterTicketNoteInput = noteTicketInput.extend({
  eventId,
  ticketId,
  note: note.unwrap().default(''),
  flags: flags.unwrap().default([]),
})

/** Saves the whole form of what the door should know of somebody: an empty note takes the note away. */
export const enterTicketNote = operation({
  name: 'checkin.enterTicketNote',
  input: enterTicketNoteInput,
  output: noteTicket.output,
  raises: ['event.not_found', 'ticket.not_found'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  run: (ctx, input) => noteTicket(ctx, input),
})
