import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { cardOf } from './discovery/card'
import { type Cursor, readCursor, writeCursor } from './discovery/cursor'
import { countLimit, discoveryStatement, type Row } from './discovery/statement'
import { discoverInput, sortOf } from './discovery-schema'
import { discoveryView } from './discovery-view'

/** The list of public events, for anybody: one statement per page, whatever the filters. */
export const discoverEvents = operation({
  name: 'events.discover',
  input: discoverInput,
  output: discoveryView,
  access: () => undefined,
  raises: [],
  run: async (_ctx, input) => {
    const sort = sortOf(input)
    const limit = input.limit ?? 20
    const cursor = readCursor(input.cursor, sort)
    const rows = await db().$queryRaw<Row[]>(discoveryStatement(input, cursor, limit))
    const found = rows[0]?.found ?? 0
    const counted = input.cursor === undefined
    return {
      items: rows.slice(0, limit).map(({ card, distanceKm }) => ({ ...cardOf(card), distanceKm })),
      nextCursor: nextOf(rows, limit, cursor),
      total: counted ? Math.min(found, countLimit) : null,
      totalIsExact: counted ? found <= countLimit : null,
    }
  },
})

/** After the last row of this page; when that ends a ranked window, at the head of the next one. */
function nextOf(rows: Row[], limit: number, { s, after }: Cursor): string | null {
  const last = rows[limit - 1]
  const first = rows[0]
  if (rows.length > limit && last) {
    return last.score === null
      ? writeCursor({ s, after: [last.at.getTime(), last.id], ranked: null })
      : writeCursor({ s, after, ranked: [last.score, last.at.getTime(), last.id] })
  }
  if (first?.score == null || !first.windowAt || !first.windowId) return null
  return writeCursor({ s, after: [first.windowAt.getTime(), first.windowId], ranked: null })
}
