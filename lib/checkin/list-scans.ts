import { z } from 'zod'
import { isoWithOffset } from '@/lib/core/instant'
import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { reachEvent } from '@/lib/events/access'
import { type Reason, reasons } from './decide'
import { listScansInput } from './schema'
import { conflictKind } from './view'

const scanRow = z.object({
  scanId: z.string(),
  decision: z.enum(['admit', 'refuse']),
  reason: z.enum(reasons),
  gate: z.string(),
  at: z.string(),
  undone: z.boolean(),
  direction: z.enum(['in', 'out']),
  /** the list; null: the entrance */
  listId: z.string().nullable(),
  /** by the server, or by a device without a network */
  decided: z.enum(['online', 'offline']),
  overrode: z.enum(reasons).nullable(),
  conflict: conflictKind.nullable(),
  /** whether the device's clock was more than five seconds off: `at` is made right */
  clockCorrected: z.boolean(),
  holderName: z.string().nullable(),
  reference: z.string().nullable(),
  ticketTypeName: z.string().nullable(),
})

/** The looks at an event's tickets, newest first as they reached the server; paged by key. */
export const listScans = operation({
  name: 'checkin.listScans',
  input: listScansInput,
  output: z.object({ items: z.array(scanRow), nextCursor: z.string().nullable() }),
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'door.scan'),
  async run(_ctx, { refused, cursor, limit }, event) {
    const after = cursor ? /^(\d{1,15})\.(scn_\w+)$/.exec(cursor) : null
    const at = after ? new Date(Number(after[1])) : null
    const rows = await db().scan.findMany({
      where: {
        eventId: event.id,
        ...(refused ? { decision: 'refuse' } : {}),
        ...(at && after ? { OR: [{ receivedAt: { lt: at } }, { receivedAt: at, id: { lt: after[2] } }] } : {}),
      },
      orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
      include: { ticket: { select: { holderName: true, reference: true, ticketType: { select: { name: true } } } } },
    })
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      items: page.map(({ id, decision, reason, gate, occurredAt, undoneAt, ticket, clockOffsetMs, ...row }) => ({
        scanId: id,
        decision: decision as 'admit' | 'refuse',
        reason: reason as Reason,
        gate,
        at: isoWithOffset(occurredAt, event.timeZone),
        undone: undoneAt !== null,
        direction: row.direction as 'in' | 'out',
        listId: row.listId,
        decided: row.decided as 'online' | 'offline',
        overrode: row.overrode as Reason | null,
        conflict: row.conflict as z.output<typeof conflictKind> | null,
        clockCorrected: Math.abs(clockOffsetMs ?? 0) > 5_000,
        holderName: ticket?.holderName ?? null,
        reference: ticket?.reference ?? null,
        ticketTypeName: ticket?.ticketType.name ?? null,
      })),
      nextCursor: rows.length > limit && last ? `${last.receivedAt.getTime()}.${last.id}` : null,
    }
  },
})
