import { db } from '@/lib/db/client'

/** 200 when this process serves and reaches its database, else 503. */
export async function healthResponse() {
  const headers = { 'cache-control': 'no-store' }
  try {
    await db().$queryRaw`SELECT 1`
    return Response.json({ status: 'ok' }, { headers })
  } catch {
    return Response.json({ status: 'database away' }, { status: 503, headers: { ...headers, 'retry-after': '2' } })
  }
}
