'use server'

import { action } from '@/lib/api/action'
import { withUploads } from '@/lib/api/with-uploads'
import { cancelEvent } from '@/lib/events/cancel-event'
import { deleteEvent } from '@/lib/events/delete-event'
import { publishEvent } from '@/lib/events/publish-event'
import { reviseEvent } from '@/lib/events/revise-event'
import { unpublishEvent } from '@/lib/events/unpublish-event'
import { reviseOrganisation } from '@/lib/orgs/revise-organisation'
import { deleteTicketType } from '@/lib/tickets/delete-ticket-type'
import { duplicateEvent } from '@/lib/tickets/duplicate-event'
import { enterTicketType } from '@/lib/tickets/enter-ticket-type'
import { launchEvent } from '@/lib/tickets/launch-event'
import { moveTicketType } from '@/lib/tickets/move-ticket-type'
import { reviseTicketType } from '@/lib/tickets/revise-ticket-type'

const files = [
  { field: 'coverId', kind: 'cover' },
  { field: 'attachmentId', kind: 'attachment' },
] as const

const eventPage = ({ id }: { id: string }, said: string) => `/console/events/${id}?said=${said}`
const ticketsPage = ({ eventId }: { eventId: string }, said: string) => `/console/events/${eventId}/tickets?said=${said}`

export const launch = withUploads(
  action(launchEvent, { redirectTo: (event, { publish }) => eventPage(event, publish ? 'published' : 'drafted') }),
  files,
)
export const revise = withUploads(
  action(reviseEvent, { redirectTo: (event, { publish }) => eventPage(event, publish ? 'published' : 'saved') }),
  files,
)
export const publish = action(publishEvent, { redirectTo: (event) => eventPage(event, 'published') })
export const unpublish = action(unpublishEvent, { redirectTo: (event) => eventPage(event, 'unpublished') })
export const cancel = action(cancelEvent, { redirectTo: (event) => eventPage(event, 'cancelled') })
export const remove = action(deleteEvent, { redirectTo: () => '/console?said=deleted' })
export const duplicate = action(duplicateEvent, { redirectTo: ({ id }) => `/console/events/${id}/edit?said=duplicated` })
export const addTicketType = action(enterTicketType, { redirectTo: (type) => ticketsPage(type, 'added') })
export const changeTicketType = action(reviseTicketType, { redirectTo: (type) => ticketsPage(type, 'changed') })
export const removeTicketType = action(deleteTicketType, { redirectTo: (type) => ticketsPage(type, 'removed') })
export const shiftTicketType = action(moveTicketType, { redirectTo: (type) => ticketsPage(type, 'moved') })
export const changeOrganisation = action(reviseOrganisation, {
  redirectTo: ({ id }) => `/console/organisations/${id}?said=organisation`,
})
