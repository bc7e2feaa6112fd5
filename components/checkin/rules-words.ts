import type { EntryRules } from '@/lib/checkin/rules'

const reentry = { never: 'once', after_exit: 'again after going out', always: 'as often as they like' }

/** What rules say that are not as the event's, in a line: "in again after going out, 3 entries a day". */
export function rulesWords(rules: EntryRules): string {
  const { maxEntries, perDay, gates, periods } = rules
  const parts = [
    rules.reentry ? `in ${reentry[rules.reentry]}` : null,
    maxEntries
      ? `${maxEntries === 1 ? '1 entry' : `${maxEntries} entries`}${perDay ? ' a day' : ''}`
      : perDay
        ? 'each day anew'
        : null,
    gates?.length ? `at ${gates.join(', ')}` : null,
    periods?.length ? (periods.length === 1 ? 'within its times' : `within ${periods.length} times`) : null,
  ]
  return parts.filter(Boolean).join(', ')
}
