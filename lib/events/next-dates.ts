import { instantOf, localOf } from '@/lib/core/instant'

const week = 7 * 86_400_000

/**
 * The same weekday and wall clock, as few whole weeks on as lie ahead of `now` and after the event: an evening at 19:30
 * stays at 19:30 across a change of the clocks.
 */
export function nextDates(
  event: { startsAt: Date; endsAt: Date; timeZone: string },
  now: Date,
): { startsAt: Date; endsAt: Date } {
  const shown = (instant: Date) => new Date(`${localOf(instant, event.timeZone)}Z`) // the wall clock, counted as if it were UTC
  const behind = Math.max(0, shown(now).getTime() - shown(event.startsAt).getTime())
  const weeks = Math.floor(behind / week) + 1
  const moved = (instant: Date) =>
    instantOf(new Date(shown(instant).getTime() + weeks * week).toISOString().slice(0, 16), event.timeZone)
  return { startsAt: moved(event.startsAt), endsAt: moved(event.endsAt) }
}
