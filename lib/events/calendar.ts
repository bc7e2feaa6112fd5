import { TZDate } from '@date-fns/tz'
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { vtimezone } from './calendar/vtimezone'

export type CalendarEntry = {
  /** the same for every version of one event's entry: calendars replace, not add */
  uid: string
  /** the event's revision: a calendar keeps the highest */
  sequence: number
  /** when this version came to be: the event's last change, so that the same version is the same file, byte for byte */
  revisedAt: Date
  title: string
  /** plain text */
  description: string
  url: string
  /** for people: place and address, or "Online" */
  location: string
  startsAt: Date
  endsAt: Date
  /** IANA name */
  timeZone: string
  organiser?: { name: string; email: string }
  status: 'confirmed' | 'cancelled'
}

/** Without the control characters RFC 5545 forbids; line breaks stay, and are escaped. */
const plainText = (text: string) => text.replace(/\r\n?/g, '\n').replace(/(?!\n)\p{Cc}/gu, ' ')
const oneLine = (text: string) => plainText(text).replace(/\s+/g, ' ').trim()

/**
 * One event as an iCalendar file (RFC 5545), in its own zone; CANCEL instead of PUBLISH takes it off the reader's calendar.
 * Send it as `text/calendar; charset=utf-8; method=PUBLISH` (or CANCEL).
 * @returns the file's text, lines folded and ended by CR LF.
 */
export function eventIcs(entry: CalendarEntry): string {
  const { startsAt, endsAt, timeZone, organiser } = entry
  const cancelled = entry.status === 'cancelled'
  const universal = timeZone === 'UTC' || timeZone === 'Etc/UTC'
  const calendar = ical({
    prodId: { company: 'Foyer', product: 'Foyer' },
    scale: 'GREGORIAN',
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    // no name: a zone of the whole calendar would be applied to DTSTAMP too, which must be UTC
    timezone: { name: null, generator: (zone) => vtimezone(zone, startsAt, endsAt) },
  })
  calendar.createEvent({
    id: oneLine(entry.uid),
    sequence: entry.sequence,
    stamp: entry.revisedAt,
    start: universal ? startsAt : new TZDate(startsAt, timeZone),
    end: universal ? endsAt : new TZDate(endsAt, timeZone),
    timezone: universal ? null : timeZone,
    summary: oneLine(entry.title),
    description: plainText(entry.description),
    location: oneLine(entry.location),
    url: new URL(entry.url).href.replace(/[,;\\]/g, encodeURIComponent),
    // a parameter's value cannot hold a double quote at all
    organizer: organiser && { name: oneLine(organiser.name).replaceAll('"', "'"), email: oneLine(organiser.email) },
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  return calendar.toString().replace(/(?<!\r\n)$/, '\r\n')
}
