import { z } from 'zod'
import { reasons } from './decide'
import { instant } from './rules'

/** The server's clock minus the device's, in milliseconds. A clock that begins at 1970 is right too. */
const clockOffsetMs = z.int().min(-4e12).max(4e12)

/** What a person at the door was shown before the server knew of the scan. */
const decided = z
  .object({
    decision: z.enum(['admit', 'refuse']),
    reason: z.enum(reasons),
    /** the reason the supervisor went past, as the device knew it */
    overrode: z.enum(reasons).optional(),
  })
  .refine(({ decision, reason }) => (decision === 'admit') === (reason === 'ok'), { error: 'Who is admitted is admitted as ok.' })

/** One look at a ticket, as the device saw it. Exactly one of `code`, `ticketId`, `reference` and `serial` names the ticket. */
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
    /** picked from the roster */
    serial: z.string().max(40).optional(),
    gate: z.string().trim().max(80).default(''),
    deviceId: z.string().trim().max(80).default(''),
    direction: z.enum(['in', 'out'], { error: 'In or out.' }).default('in'),
    at: instant,
    clockOffsetMs: clockOffsetMs.optional(),
    /** the list; without one, the entrance. Of a door whose link names a list, that list holds */
    listId: z.string().max(40).nullish(),
    /** let in all the same, with the right to do so */
    override: z.boolean().optional(),
    decided: decided.optional(),
  })
  .refine(
    ({ code, ticketId, reference, serial }) =>
      [code, ticketId, reference, serial].filter((each) => each !== undefined).length === 1,
    {
      error: 'Name the ticket by code, ticketId, reference or serial: one of them.',
    },
  )

export const recordScansInput = z.object({
  eventId: z.string().max(80),
  /** when the device sent this, by its clock: what sets right a clock it has not measured */
  sentAt: instant.optional(),
  /** what the list of devices shows of it */
  device: z
    .object({
      version: z.string().trim().max(80).default(''),
      unsent: z.int().min(0).max(1_000_000).default(0),
      clockOffsetMs: clockOffsetMs.optional(),
    })
    .optional(),
  scans: z.array(scanInput).min(1, { error: 'Send at least one scan.' }).max(200, { error: 'Send 200 scans at most at once.' }),
})

export const undoScanInput = z.object({ eventId: z.string().max(80), scanId: z.string().max(40) })

export const checkinInput = z.object({ eventId: z.string().max(80) })

export const conflictsInput = z.object({ eventId: z.string().max(80), limit: z.int().min(1).max(500).default(200) })

export const listScansInput = z.object({
  eventId: z.string().max(80),
  /** only those that let nobody in */
  refused: z.boolean().default(false),
  cursor: z.string().max(60).optional(),
  limit: z.int().min(1).max(100).default(50),
})
