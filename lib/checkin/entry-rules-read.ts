import type { z } from 'zod'
import { type FieldProblem, InvalidInput } from '@/lib/core/error'
import { db } from '@/lib/db/client'
import type { entryRulesView } from './entry-rules-schema'
import type { EntryRules } from './rules'

/** The rules of an event and its ticket types. The caller has checked who asks. */
export async function entryRulesOf(eventId: string): Promise<z.output<typeof entryRulesView>> {
  const { entryRules, gates, ticketTypes } = await db().event.findUniqueOrThrow({
    where: { id: eventId },
    select: {
      entryRules: true,
      gates: true,
      ticketTypes: { select: { id: true, name: true, entryRules: true }, orderBy: [{ position: 'asc' }, { id: 'asc' }] },
    },
  })
  return {
    eventId,
    rules: entryRules as EntryRules,
    gates,
    ticketTypes: ticketTypes.map(({ id, name, entryRules: rules }) => ({ id, name, rules: rules as EntryRules })),
  }
}

/** @throws InvalidInput when rules name a gate that is none of the event's, which nobody could ever pass */
export function checkGates(rules: EntryRules | undefined, gates: readonly string[]): void {
  if (gates.length === 0) return
  const wrong: FieldProblem[] = (rules?.gates ?? []).flatMap((gate, index) =>
    gates.includes(gate) ? [] : [{ path: `rules.gates.${index}`, message: `The event has no gate called ${gate}.` }],
  )
  if (wrong.length > 0) throw new InvalidInput(wrong)
}

/** Where everybody stands is folded anew with the rules: tens of thousands who came and went take seconds. */
export const whileAllFold = { seconds: 60 }
