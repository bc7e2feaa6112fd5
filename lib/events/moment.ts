import { instantOf } from '@/lib/core/instant'

const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/
const withOffset = /(Z|[+-]\d{2}:?\d{2})$/

/**
 * A moment as people and programs write it: ISO 8601 with an offset, or a wall clock ("2026-11-30T19:30") meant in the
 * event's zone.
 * @throws RangeError when it is neither, or no such date
 */
export function instantFrom(moment: string, timeZone: string): Date {
  if (!shape.test(moment)) throw new RangeError(`Not a date and time: ${moment}`)
  const wall = instantOf(moment, withOffset.test(moment) ? 'UTC' : timeZone) // also refuses 30 February, which Date moves on
  const instant = withOffset.test(moment) ? new Date(moment) : wall
  if (Number.isNaN(instant.getTime())) throw new RangeError(`Not a date and time: ${moment}`)
  return instant
}

export function isMoment(moment: string): boolean {
  try {
    const year = instantFrom(moment, 'UTC').getUTCFullYear()
    return year >= 1970 && year <= 2200
  } catch {
    return false
  }
}
