import { operation } from '@/lib/core/operation'
import { reachEvent } from '@/lib/events/access'
import { eventId } from '@/lib/events/schema'
import { ticketTypeId } from '@/lib/tickets/schema'
import { enteredRules, rulesOfForm } from './entered-rules'
import { entryRulesView } from './entry-rules-schema'
import { setTypeEntryRules } from './set-type-entry-rules'

export const enterTypeRulesInput = enteredRules.extend({ eventId, ticketTypeId })

/** Saves the form of where a ticket type is let in otherwise than its event. */
export const enterTypeRules = operation({
  name: 'checkin.enterTypeRules',
  input: enterTypeRulesInput,
  output: entryRulesView,
  raises: ['event.not_found', 'ticket_type.not_found'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  run: (ctx, { eventId: _, ticketTypeId, ...form }, event) =>
    setTypeEntryRules(ctx, { eventId: event.id, ticketTypeId, rules: rulesOfForm(form, event.timeZone) }),
})
