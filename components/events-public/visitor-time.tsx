'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/** " · 13:00 your time", where the visitor's clock shows another time than the event's. Nothing before the script runs. */
export function VisitorTime({ instant, zone }: { instant: string; zone: string }) {
  const text = useSyncExternalStore(
    never,
    () => elsewhere(new Date(instant), zone),
    () => '',
  )
  return text ? <span className="whitespace-nowrap"> · {text} your time</span> : null
}

/** What the browser's clock shows then; with the day when that differs. Empty when both clocks agree. */
function elsewhere(instant: Date, zone: string): string {
  const show = (timeZone: string | undefined, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone }).format(instant)
  const clock = { hour: '2-digit', minute: '2-digit' } as const
  const day = { weekday: 'short', day: 'numeric', month: 'short' } as const
  const sameDay = show(undefined, day) === show(zone, day)
  if (sameDay && show(undefined, clock) === show(zone, clock)) return ''
  return show(undefined, sameDay ? clock : { ...day, ...clock })
}
