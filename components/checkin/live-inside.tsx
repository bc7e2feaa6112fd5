'use client'

import { useEffect, useState } from 'react'
import type { CheckinView } from '@/lib/checkin/view'
import { Inside } from './inside'

const every = 2_000 // milliseconds

/** The counts, asked anew every two seconds while somebody looks. A missed answer leaves the last one standing. */
export function LiveInside({ eventId, counts }: { eventId: string; counts: CheckinView }) {
  const [shown, show] = useState(counts)
  useEffect(() => {
    const ask = async () => {
      if (document.visibilityState !== 'visible') return
      const response = await fetch(`/api/v1/events/${eventId}/checkin`).catch(() => null)
      if (response?.ok) show(await response.json())
    }
    const timer = setInterval(ask, every)
    return () => clearInterval(timer)
  }, [eventId])
  return <Inside counts={shown} />
}
