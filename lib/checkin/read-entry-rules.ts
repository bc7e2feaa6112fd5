import { operation } from '@/lib/core/operation'
import { reachEvent } from '@/lib/events/access'
import { entryRulesOf } from './entry-rules-read'
import { entryRulesInput, entryRulesView } from './entry-rules-schema'

/** Who an event lets in, when and how often. */
export const readEntryRules = operation({
  name: 'checkin.readEntryRules',
  input: entryRulesInput,
  output: entryRulesView,
  raises: ['event.not_found'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.read'),
  run: (_ctx, _input, { id }) => entryRulesOf(id),
})
