'use client'

import clsx from 'clsx'
import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import { announcement, clockOf, untilNextSecond } from './countdown'

type Props = {
  /** milliseconds that were left, by the server's clock, when the page was made */
  left: number
  /** until when, in the event's zone: what stands there without scripts */
  children: ReactNode
}

/**
 * How long the seats are still held. Counts from what the server said was left, so the clock of this device does not matter;
 * asks again when the page comes back from the background, and when the time is up.
 */
export function HoldTimer({ left: given, children }: Props) {
  const router = useRouter()
  const [left, setLeft] = useState(given)

  useEffect(() => {
    const end = performance.now() + given
    let timer: ReturnType<typeof setTimeout>
    const tick = () => {
      const now = end - performance.now()
      setLeft(now)
      const pause = untilNextSecond(now)
      // at the end the server is asked until it says so too
      if (pause === null) router.refresh()
      timer = setTimeout(tick, pause ?? 2_000)
    }
    tick()
    const again = () => document.visibilityState === 'visible' && router.refresh()
    document.addEventListener('visibilitychange', again)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', again)
    }
  }, [given, router])

  const short = left <= 60_000
  return (
    <div
      className={clsx(
        'ticket-notch sticky top-2 z-10 flex items-center justify-between gap-4 px-6 py-3',
        short ? 'bg-warn-wash text-warn' : 'bg-ink text-paper',
      )}
    >
      <p className="text-sm">
        <strong className="block font-semibold">Your tickets are held</strong>
        <span className="text-xs">{children}</span>
      </p>
      <p role="timer" aria-label="Time left" className="script-only display figures text-title">
        {clockOf(left)}
      </p>
      <p role="status" className="sr-only">
        {announcement(left, given)}
      </p>
    </div>
  )
}
