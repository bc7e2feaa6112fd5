import { instantOf, localOf } from '@/lib/core/instant'
import type { DemoEvent } from './demo-event'

const hour = 3_600_000
const halfHour = hour / 2

/** When an event of the programme is, seen from `now`: on its day by its own calendar, or within the hour for `today`. */
export function scheduleOf({ day, at, hours, timeZone }: Pick<DemoEvent, 'day' | 'at' | 'hours' | 'timeZone'>, now: Date) {
  const startsAt =
    day === 'today' ? new Date(Math.ceil((now.getTime() + halfHour) / halfHour) * halfHour) : onDay(day, at, timeZone, now)
  return { startsAt, endsAt: new Date(startsAt.getTime() + hours * hour) }
}

function onDay(day: number, at: string, timeZone: string, now: Date) {
  const today = new Date(`${localOf(now, timeZone).slice(0, 10)}T00:00Z`)
  today.setUTCDate(today.getUTCDate() + day)
  return instantOf(`${today.toISOString().slice(0, 10)}T${at}`, timeZone)
}
