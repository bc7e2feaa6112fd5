'use server'

import { action } from '@/lib/api/action'
import { endDevice } from '@/lib/checkin/end-device'
import { enterDoorLink } from '@/lib/checkin/enter-door-link'
import { revokeDoorLink } from '@/lib/checkin/revoke-door-link'

const page = ({ eventId }: { eventId: string }, said: string) => `/console/events/${eventId}/check-in/doors?said=${said}`

export const saveDoorLink = action(enterDoorLink, {
  redirectTo: (link, { doorLinkId }) => page(link, doorLinkId ? 'door_saved' : 'door_made'),
  hide: ['pin'],
})
export const endDoorLink = action(revokeDoorLink, { redirectTo: (link) => page(link, 'door_revoked') })
export const endPhone = action(endDevice, { redirectTo: (_, input) => page(input, 'device_ended') })
