'use server'

import { action } from '@/lib/api/action'
import { reviseSettings } from '@/lib/events/revise-settings'

export const saveSettings = action(reviseSettings, { redirectTo: ({ id }) => `/console/events/${id}/settings?said=saved` })
