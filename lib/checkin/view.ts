import { z } from 'zod'
import { reasons } from './decide'

const firstScan = z.object({ at: z.string(), gate: z.string() })

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
    })
    .optional(),
  /** the admission this one repeats */
  firstScan: firstScan.optional(),
})

export const scanResults = z.object({ results: z.array(scanResult), inside: z.int(), expected: z.int() })

const count = z.object({ inside: z.int(), expected: z.int() })

/** People inside and people expected (valid tickets), in all, by ticket type and by gate. */
export const checkinView = count.extend({
  byTicketType: z.array(count.extend({ ticketTypeId: z.string(), name: z.string() })),
  byGate: z.array(z.object({ gate: z.string(), inside: z.int() })),
})
export type CheckinView = z.output<typeof checkinView>
