import { revalidateTag, updateTag } from 'next/cache'
import { env } from '@/lib/config/env'
import { log } from '@/lib/config/log'
import { once } from '@/lib/core/global'
import { touchListeners } from '@/lib/core/operation'
import { publish, subscribe } from '@/lib/realtime/bus'

/** Drops cached pages of these tags, in this process. Next allows it inside a request only: an action, or a handler. */
export function dropTags(tags: string[]) {
  for (const tag of tags) {
    try {
      updateTag(tag)
    } catch {
      revalidateTag(tag, { expire: 0 }) // in a route handler, where updateTag is not allowed
    }
  }
}

/**
 * Connects operations to the page caches: what one touches goes stale here at once, and in the other processes as soon
 * as they hear of it. Outside a request (jobs) the process asks itself over loopback.
 */
export const listenToTouched = () =>
  once('touch-wiring', () => {
    touchListeners().add(async (tags) => {
      try {
        dropTags(tags)
      } catch {
        await askMyself(tags)
      }
      await publish({ kind: 'touched', tags }).catch((error) => log().warn({ err: error }, 'the other processes were not told'))
    })
    return subscribe((message) => askMyself(message.tags))
  })

async function askMyself(tags: string[]) {
  const { FOYER_LOOPBACK_URL: url, FOYER_LOOPBACK_SECRET: secret } = env()
  if (!url || !secret) return
  const response = await fetch(`${url}/api/internal/touched`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-foyer-loopback': secret },
    body: JSON.stringify({ tags }),
  })
  if (!response.ok) log().warn({ status: response.status }, 'cached pages could not be dropped')
}
