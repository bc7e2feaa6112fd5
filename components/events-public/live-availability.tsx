'use client'

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { Availability } from '@/lib/events/availability'

const every = 5_000 // milliseconds

const Seats = createContext<readonly Availability[]>([])

/** What is left, as last heard; at first what the page was made with. */
export const useSeats = () => useContext(Seats)

/**
 * Keeps what is left of an event's tickets current while somebody looks at the page. Until the first answer, and without
 * a script, the page says what it was made with.
 */
export function LiveAvailability({
  eventId,
  initial,
  live,
  children,
}: {
  eventId: string
  initial: readonly Availability[]
  live: boolean
  children: ReactNode
}) {
  const [seats, setSeats] = useState(initial)
  useEffect(() => {
    if (!live) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let wait = 0
    const stop = new AbortController()
    const ask = async () => {
      clearTimeout(timer)
      if (document.visibilityState === 'hidden') return
      wait = Math.min(60_000, Math.max(every, wait * 2))
      try {
        // Without credentials, so that the answer costs no look at a session.
        const answer = await fetch(`/api/v1/events/${eventId}/availability`, { credentials: 'omit', signal: stop.signal })
        if (answer.ok) {
          setSeats(((await answer.json()) as { items: Availability[] }).items)
          wait = every
        }
      } catch (error) {
        if (stop.signal.aborted) return
        if (!(error instanceof TypeError)) throw error // offline: ask again, later each time
      }
      timer = setTimeout(ask, wait)
    }
    document.addEventListener('visibilitychange', ask, { signal: stop.signal })
    void ask()
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [eventId, live])
  return <Seats value={seats}>{children}</Seats>
}
