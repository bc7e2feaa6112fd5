import { z } from 'zod'
import { eventId } from '@/lib/events/schema'
import { oneLine } from '@/lib/events/text'
import { ticketTypeId } from '@/lib/tickets/schema'
import { entryRules } from './rules'

const gate = z
  .string()
  .overwrite(oneLine)
  .min(1, { error: 'Name the gate.' })
  .max(80, { error: 'Keep the gate to 80 characters.' })

export const entryRulesInput = z.object({ eventId })

export const setEntryRulesInput = z.object({
  eventId,
  rules: entryRules.optional().meta({ description: 'All of them: what is left out of it is no longer said' }),
  gates: z
    .array(gate)
    .max(100)
    .refine((gates) => new Set(gates.map((each) => each.toLowerCase())).size === gates.length, { error: 'Name each gate once.' })
    .optional(),
})

export const setTypeEntryRulesInput = z.object({
  eventId,
  ticketTypeId,
  rules: entryRules.meta({ description: 'Each rule named here goes before the event’s' }),
})

/** Who an event lets in, when and how often; what each ticket type says otherwise. */
export const entryRulesView = z
  .object({
    eventId: z.string(),
    rules: entryRules,
    gates: z.array(z.string()),
    ticketTypes: z.array(z.object({ id: z.string(), name: z.string(), rules: entryRules })),
  })
  .meta({ id: 'EntryRules' })
