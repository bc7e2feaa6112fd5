import { z } from 'zod'
import { reasons } from './decide'

const firstScan = z.object({ at: z.string(), gate: z.string() })

/** Why an admission should not have been: it is one too many, or what the server would have refused it for. */

export const conflictKind = z.enum(['double', ...reasons])

/**
 * What a door should know besides: sold since its last sync; a newer code than its roster has; a clock that was more than
 * five seconds off and was set right.
 */
export const scanFlags = ['not_on_roster', 'newer_than_roster', 'clock_corrected'] as const

export const scanResult = z.object({
  scanId: z.string(),
  decision: z.enum(['admit', 'refuse']),
  reason: z.enum(reasons),
  ticket: z
    .object({
      id: z.string(),
      holder: z.object({ name: z.string() }),
      ticketTypeId: z.string(),
      ticketTypeName: z.string(),
      reference: z.string(),
      /** what the door should know: "wheelchair, side entrance" */
      note: z.string(),
      /** vip, accessibility, press, crew */
      flags: z.array(z.string()),
      /** valid tickets of the same order whose holders are not inside */
      siblings: z.int(),
    })
    .optional(),
  /** the admission this one repeats; also of one that the rules allow again */
  firstScan: firstScan.optional(),
  /** the reason the supervisor went past */
  overrode: z.enum(reasons).optional(),
  flag: z.enum(scanFlags).optional(),
  /** of an admission that a device decided, and of one that it made one too many */
  conflict: conflictKind.optional(),
})

export const scanResults = z.object({
  results: z.array(scanResult),
  inside: z.int(),
  expected: z.int(),
  /** for the device to measure its clock by */
  serverTime: z.string(),
})

const count = z.object({ inside: z.int(), expected: z.int() })

/** People inside and people expected (valid tickets), in all, by ticket type and by gate. */
export const checkinView = count.extend({
  /** people in all, when the event has such a limit */
  capacity: z.int().nullable(),
  byTicketType: z.array(count.extend({ ticketTypeId: z.string(), name: z.string() })),
  /** by the gate they came in last */
  byGate: z.array(z.object({ gate: z.string(), inside: z.int() })),
  /** the lists besides the entrance */
  byList: z.array(count.extend({ listId: z.string(), name: z.string() })),
})
export type CheckinView = z.output<typeof checkinView>

const admission = z.object({
  scanId: z.string(),
  gate: z.string(),
  deviceId: z.string(),
  deviceName: z.string(),
  at: z.string(),
  decided: z.enum(['online', 'offline']),
  overrode: z.enum(reasons).optional(),
  conflict: conflictKind.optional(),
})

/** A ticket whose admissions do not fit together, or one that should not have been admitted, with all that stand. */
export const conflictView = z.object({
  kind: conflictKind,
  /** null: a genuine code of a ticket that is not known, or what was let in without one */
  ticketId: z.string().nullable(),
  reference: z.string().nullable(),
  holderName: z.string().nullable(),
  ticketTypeName: z.string().nullable(),
  listId: z.string().nullable(),
  /** null: the entrance */
  listName: z.string().nullable(),
  admissions: z.array(admission),
})
export const conflictsView = z.object({ items: z.array(conflictView), more: z.boolean() })
