import { connection } from 'next/server'
import { db } from '@/lib/db/client'

/** 200 when this process serves and reaches its database, else 503. */
export async function GET() {
  await connection()
  try {
    await db().$queryRaw`SELECT 1`
    return Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } })
  } catch {
    return Response.json(
      { status: 'database away' },
      { status: 503, headers: { 'cache-control': 'no-store', 'retry-after': '2' } },
    )
  }
}
