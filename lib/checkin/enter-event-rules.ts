import { z } from 'zod'
import { operation } from '@/lib/core/operation'
import { reachEvent } from '@/lib/events/access'
import { eventId } from '@/lib/events/schema'
import { enteredRules, rulesOfForm } from './entered-rules'
import { entryRulesView } from './entry-rules-schema'
import { setEntryRules } from './set-entry-rules'

export const enterEventRulesInput = enteredRules.extend({
  eventId,
  /** one to a line */
  gates: z.string().max(8_000, { error: 'Name fewer gates.' }).default(''),
})

/** Saves the form of an event's rules and gates. */
export const enterEventRules = operation({
  name: 'checkin.enterEventRules',
  input: enterEventRulesInput,
  output: entryRulesView,
  raises: ['event.not_found'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  run: (ctx, { eventId: _, gates, ...form }, event) =>
    setEntryRules(ctx, {
      eventId: event.id,
      rules: rulesOfForm(form, event.timeZone),
      gates: gates
        .split('\n')
        .map((gate) => gate.trim())
        .filter(Boolean),
    }),
})
