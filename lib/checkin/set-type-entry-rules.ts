import { recordActivity } from '@/lib/activity/record'
import { NotFound } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { reachEvent } from '@/lib/events/access'
import { lockEvent } from '@/lib/events/lock'
import { checkGates, entryRulesOf, whileAllFold } from './entry-rules-read'
import { entryRulesView, setTypeEntryRulesInput } from './entry-rules-schema'

/** Says where a ticket type is let in otherwise than its event. */
export const setTypeEntryRules = operation({
  name: 'checkin.setTypeEntryRules',
  input: setTypeEntryRulesInput,
  output: entryRulesView,
  raises: ['event.not_found', 'ticket_type.not_found'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  async run(ctx, { ticketTypeId, rules }, { id: eventId, organisationId }) {
    await inTransaction(async (tx) => {
      const { gates } = await lockEvent(tx, eventId)
      checkGates(rules, gates)
      const changed = await tx.$executeRaw`
        UPDATE ticket_types SET entry_rules = ${JSON.stringify(rules)}::jsonb WHERE id = ${ticketTypeId} AND event_id = ${eventId}`
      if (changed === 0) throw new NotFound('ticket type')
      await recordActivity(tx, ctx, 'ticket_type.entry_rules_set', { organisationId, eventId, data: { ticketTypeId, rules } })
    }, whileAllFold)
    return entryRulesOf(eventId)
  },
})
