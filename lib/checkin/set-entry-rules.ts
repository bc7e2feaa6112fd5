import { recordActivity } from '@/lib/activity/record'
import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { reachEvent } from '@/lib/events/access'
import { lockEvent } from '@/lib/events/lock'
import { checkGates, entryRulesOf, whileAllFold } from './entry-rules-read'
import { entryRulesView, setEntryRulesInput } from './entry-rules-schema'
import type { EntryRules } from './rules'

/** Says who an event lets in, and names its gates. Who edits the event meanwhile is not disturbed: it is no part of that form. */
export const setEntryRules = operation({
  name: 'checkin.setEntryRules',
  input: setEntryRulesInput,
  output: entryRulesView,
  raises: ['event.not_found'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  async run(ctx, { rules, gates }, { id: eventId, organisationId }) {
    await inTransaction(async (tx) => {
      const event = await lockEvent(tx, eventId)
      const next = { rules: rules ?? (event.entryRules as EntryRules), gates: gates ?? event.gates }
      checkGates(next.rules, next.gates)
      await tx.$executeRaw`
        UPDATE events SET entry_rules = ${JSON.stringify(next.rules)}::jsonb, gates = ${next.gates} WHERE id = ${eventId}`
      await recordActivity(tx, ctx, 'event.entry_rules_set', { organisationId, eventId, data: next })
    }, whileAllFold)
    return entryRulesOf(eventId)
  },
})
