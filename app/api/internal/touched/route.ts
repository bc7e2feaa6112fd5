import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { dropTags } from '@/lib/api/touch'
import { env } from '@/lib/config/env'

const body = z.object({ tags: z.array(z.string().max(256)).max(100) })
const digest = (text: string) => createHash('sha256').update(text).digest()

/** Asked by this server of itself: these cache tags went stale. Anybody else finds nothing here. */
export async function POST(request: Request) {
  const secret = env().FOYER_LOOPBACK_SECRET
  const given = request.headers.get('x-foyer-loopback') ?? ''
  if (!secret || !timingSafeEqual(digest(given), digest(secret))) return new Response(null, { status: 404 })
  dropTags(body.parse(await request.json()).tags)
  return new Response(null, { status: 204 })
}
