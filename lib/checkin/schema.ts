import { z } from 'zod'
import { utcOf } from '@/lib/core/instant'

const instant = z.iso
  .datetime({ offset: true, abort: true, error: 'A time in ISO 8601 with its offset.' })
  .refine((at) => utcOf(at) !== null, { error: 'A time in the years 1 to 9999.' })
  .overwrite((at) => utcOf(at) ?? at)

/** One look at a ticket, as the device saw it. Exactly one of `code`, `ticketId` and `reference` names the ticket. */
export const scanInput = z
  .object({
    /** made by the device, so that the same scan may be sent again */
    scanId: z.string().regex(/^scn_[0-9A-HJKMNP-TV-Z]{26}$/, { error: 'A scan id is scn_ and a ULID.' }),
    /** what the QR held */
    code: z.string().max(500).optional(),
    /** picked from a list */
    ticketId: z.string().max(40).optional(),
    /** typed: order number and position, K7M2Q9D-1 */
    reference: z.string().max(40).optional(),
    gate: z.string().trim().max(80).default(''),
    deviceId: z.string().trim().max(80).default(''),
    direction: z.literal('in', { error: 'Only "in" is counted.' }).default('in'),
    at: instant,
  })
  .refine((scan) => [scan.code, scan.ticketId, scan.reference].filter((each) => each !== undefined).length === 1, {
    error: 'Name the ticket by code, ticketId or reference: one of them.',
  })

export const recordScansInput = z.object({
  eventId: z.string().max(80),
  scans: z.array(scanInput).min(1, { error: 'Send at least one scan.' }).max(200, { error: 'Send 200 scans at most at once.' }),
})

export const undoScanInput = z.object({ eventId: z.string().max(80), scanId: z.string().max(40) })

export const checkinInput = z.object({ eventId: z.string().max(80) })

export const listScansInput = z.object({
  eventId: z.string().max(80),
  /** only those that let nobody in */
  refused: z.boolean().default(false),
  cursor: z.string().max(60).optional(),
  limit: z.int().min(1).max(100).default(50),
})
