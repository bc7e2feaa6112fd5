import { setTimeout as wait } from 'node:timers/promises'
import type { Lane } from './lane'

/** Longer than everything may take after a restart: two minutes. */
const patience = 125_000

type Row = { email: string; status: string; unsettled: number; owed: number; unsent: string[]; sent: string[]; seats: number }

/** Mails are named by their template; what was not sent with why. That of a purchase need not go out any more once all of it is refunded. */
const state = `
  SELECT o.buyer_email AS email, o.status,
         (SELECT count(*) FROM payments p WHERE p.order_id = o.id AND p.state IN ('opening', 'open', 'processing'))::int AS unsettled,
         (SELECT count(*) FROM refunds r WHERE r.order_id = o.id AND r.state <> 'done')::int AS owed,
         ARRAY(SELECT concat_ws(' ', d.template, d.state, d.last_error) FROM deliveries d WHERE d.order_id = o.id AND d.state <> 'sent'
               AND NOT (o.status = 'refunded' AND d.template = 'order-confirmation' AND d.last_error LIKE 'Not sent:%')) AS unsent,
         ARRAY(SELECT d.template FROM deliveries d WHERE d.order_id = o.id AND d.state = 'sent') AS sent,
         (SELECT count(*) FROM tickets t WHERE t.order_id = o.id AND t.status = 'valid')::int AS seats
  FROM orders o WHERE o.buyer_email = ANY ($1)`

const isOver = (row: Row) => {
  if (row.unsettled + row.owed + row.unsent.length > 0) return false
  if (row.status === 'confirmed') return row.seats === 2 && row.sent.includes('order-confirmation')
  if (row.status === 'refunded') return row.seats === 0 && row.sent.includes('refund')
  return row.status === 'expired' && row.seats === 0
}

/** Notes of every order when it had come to its end: its seats, its money and its mails. */
export function watchEnds({ pool, errands }: Lane) {
  let done = false
  const look = async () => {
    const open = errands.filter(({ restartedAt, endedAt }) => restartedAt && !endedAt)
    const { rows } = await pool.query<Row>(state, [open.map(({ email }) => email)])
    for (const errand of open) {
      const row = rows.find(({ email }) => email === errand.email)
      if (row?.status === errand.wants && isOver(row)) errand.endedAt = Date.now()
    }
    return open.length
  }
  const looking = (async () => {
    for (; !done; await wait(300)) await look()
  })().catch(() => undefined) // the look at the end tells
  return {
    stop() {
      done = true
      return looking
    },
    /** When all have ended, or after ten seconds: whoever is slower is met by the next kill. */
    async pause() {
      const anybody = () => errands.some(({ endedAt }) => !endedAt)
      for (const end = Date.now() + 10_000; Date.now() < end && anybody(); ) await wait(100)
    },
    /** When all have ended, or the last of them has had its time. @returns what those are that have not */
    async settled(): Promise<string[]> {
      await this.stop()
      for (const end = Date.now() + patience; Date.now() < end && (await look()) > 0; await wait(300));
      const open = errands.filter(({ endedAt }) => !endedAt)
      const { rows } = await pool.query<Row>(state, [open.map(({ email }) => email)])
      return open.map(
        (errand) => `wants ${errand.wants}: ${JSON.stringify(rows.find(({ email }) => email === errand.email) ?? null)}`,
      )
    },
  }
}
