'use server'

import { action } from '@/lib/api/action'
import { enterTicketNote } from '@/lib/checkin/enter-ticket-note'

export const saveNote = action(enterTicketNote, {
  redirectTo: (_, { eventId }) => `/console/events/${eventId}/attendees?said=noted`,
})
