import { z } from 'zod'
import { eventId } from '@/lib/events/schema'

export const devicesInput = z.object({ eventId, limit: z.int().min(1).max(1_000).default(200) })
export const oneDeviceInput = z.object({ eventId, deviceId: z.string().min(1).max(40) })

/** A browser that scans, or did, for those who manage the event. Times in the event's zone. */
export const deviceView = z
  .object({
    id: z.string(),
    name: z.string(),
    gate: z.string(),
    listId: z.string().nullable(),
    linkId: z.string().nullable(),
    linkName: z.string().nullable(),
    memberName: z.string().nullable().meta({ description: 'Of the member whose sign-in let it in' }),
    version: z.string(),
    clockOffsetMs: z.int().nullable().meta({ description: 'The server’s clock minus the device’s, as last measured' }),
    clockIsOff: z.boolean().meta({ description: 'By more than five seconds: its times are corrected' }),
    unsent: z.int().meta({ description: 'Scans it has not sent yet, as it last said' }),
    lastSeenAt: z.string(),
    state: z.enum(['live', 'ended']),
    createdAt: z.string(),
  })
  .meta({ id: 'Device' })
