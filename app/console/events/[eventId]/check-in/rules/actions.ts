'use server'

import { action } from '@/lib/api/action'
import { deleteCheckInList } from '@/lib/checkin/delete-check-in-list'
import { enterCheckInList } from '@/lib/checkin/enter-check-in-list'
import { enterEventRules } from '@/lib/checkin/enter-event-rules'
import { enterTypeRules } from '@/lib/checkin/enter-type-rules'

const page = (eventId: string, said: string) => `/console/events/${eventId}/check-in/rules?said=${said}`

export const saveEventRules = action(enterEventRules, { redirectTo: ({ eventId }) => page(eventId, 'rules_saved') })
export const saveTypeRules = action(enterTypeRules, { redirectTo: ({ eventId }) => page(eventId, 'rules_saved') })
export const saveCheckInList = action(enterCheckInList, { redirectTo: ({ eventId }) => page(eventId, 'list_saved') })
export const removeCheckInList = action(deleteCheckInList, { redirectTo: (_, { eventId }) => page(eventId, 'list_deleted') })
