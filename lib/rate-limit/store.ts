import { db } from '@/lib/db/client'

type Query = { text: string; values: unknown[] }
type Row = { points: number; expire: bigint | null }

/** The one method rate-limiter-flexible asks of a PostgreSQL client, over our own connection pool. */
export const store = {
  async query({ text, values }: Query) {
    const rows = await db().$queryRawUnsafe<Row[]>(text, ...values)
    return { rows: rows.map(({ points, expire }) => ({ points, expire: Number(expire) })), rowCount: rows.length }
  },
}
