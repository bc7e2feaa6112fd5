import { z } from 'zod'
import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { reachEvent } from '@/lib/events/access'
import { eventId } from '@/lib/events/schema'

const count = z.int()

const progressView = z
  .object({
    orders: count.meta({ description: 'Orders whose money goes back because the event is cancelled.' }),
    waiting: count.meta({ description: 'Of these: not begun yet.' }),
    due: count.meta({ description: 'On its way.' }),
    done: count,
    failed: count.meta({ description: 'At least one refund needs a retry.' }),
    currency: z.string(),
    amounts: z.object({ waitingMinor: count, dueMinor: count, doneMinor: count, failedMinor: count }),
  })
  .meta({ id: 'RefundProgress' })
export type RefundProgress = z.output<typeof progressView>

type Row = Record<'orders' | 'waiting' | 'due' | 'done' | 'failed', number> &
  Record<'waitingMinor' | 'dueMinor' | 'doneMinor' | 'failedMinor', bigint>

/** How far the refunds of a cancelled event are. All zero for an event that is on. */
export const refundProgress = operation({
  name: 'events.refundProgress',
  input: z.object({ eventId }),
  output: progressView,
  access: (ctx, { eventId: id }) => reachEvent(ctx, id, 'money.read'),
  raises: ['event.not_found'],
  async run(_ctx, _input, { id, currency }) {
    const [row] = await db().$queryRaw<Row[]>`
      WITH waiting AS (
        SELECT o.id, money_left(o.id) AS minor FROM orders o JOIN events e ON e.id = o.event_id
        WHERE o.event_id = ${id} AND e.status = 'cancelled' AND o.status IN ('confirmed', 'partly_refunded') AND o.total_minor > 0),
      back AS (
        SELECT r.order_id, r.amount_minor, r.state FROM refunds r JOIN orders o ON o.id = r.order_id
        WHERE o.event_id = ${id} AND r.reason = 'event_cancelled'),
      states AS (SELECT order_id, bool_or(state = 'failed') AS failed, bool_and(state = 'done') AS done FROM back GROUP BY 1)
      SELECT
        (SELECT count(*) FROM waiting WHERE minor > 0)::int AS waiting,
        (SELECT coalesce(sum(minor), 0) FROM waiting)::bigint AS "waitingMinor",
        (SELECT count(*) FROM states WHERE NOT failed AND NOT done)::int AS due,
        (SELECT count(*) FROM states WHERE done)::int AS done,
        (SELECT count(*) FROM states WHERE failed)::int AS failed,
        (SELECT coalesce(sum(amount_minor), 0) FROM back WHERE state = 'due')::bigint AS "dueMinor",
        (SELECT coalesce(sum(amount_minor), 0) FROM back WHERE state = 'done')::bigint AS "doneMinor",
        (SELECT coalesce(sum(amount_minor), 0) FROM back WHERE state = 'failed')::bigint AS "failedMinor"`
    const { waiting, due, done, failed, waitingMinor, dueMinor, doneMinor, failedMinor } = row!
    return {
      orders: waiting + due + done + failed,
      waiting,
      due,
      done,
      failed,
      currency,
      amounts: {
        waitingMinor: Number(waitingMinor),
        dueMinor: Number(dueMinor),
        doneMinor: Number(doneMinor),
        failedMinor: Number(failedMinor),
      },
    }
  },
})
