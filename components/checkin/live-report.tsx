'use client'

import { useEffect, useState } from 'react'
import type { DoorReport } from '@/lib/checkin/read-door-report'
import { ArrivalCurve } from './arrival-curve'
import { Inside } from './inside'
import { Refusals } from './refusals'

const every = 3_000 // milliseconds

/** The door, asked anew every three seconds while somebody looks. A missed answer leaves the last one standing. */
export function LiveReport({ eventId, timeZone, report }: { eventId: string; timeZone: string; report: DoorReport }) {
  const [shown, show] = useState(report)
  useEffect(() => {
    const ask = async () => {
      if (document.visibilityState !== 'visible') return
      const response = await fetch(`/api/v1/events/${eventId}/door-report`).catch(() => null)
      const next = response?.ok ? await response.json().catch(() => null) : null
      if (next) show(next)
    }
    const timer = setInterval(ask, every)
    return () => clearInterval(timer)
  }, [eventId])
  return (
    <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2">
      <Inside counts={shown.counts} />
      <div className="flex flex-col gap-8">
        <ArrivalCurve arrivals={shown.arrivals} timeZone={timeZone} />
        <Refusals refused={shown.refused} />
      </div>
    </div>
  )
}
