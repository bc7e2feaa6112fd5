import { connection } from 'next/server'
import { maySeeMetrics, metrics } from '@/lib/operator/metrics'

/** For Prometheus, with `Authorization: Bearer <METRICS_TOKEN>`; nothing is here for anybody else. */
export async function GET(request: Request) {
  await connection()
  if (!maySeeMetrics(request.headers.get('authorization'))) return new Response('Not found', { status: 404 })
  const { contentType, text } = await metrics()
  return new Response(text, { headers: { 'content-type': contentType, 'cache-control': 'no-store' } })
}
