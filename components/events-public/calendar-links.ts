import type { PublicEvent } from '@/lib/events/public-view'
import { placeInWords } from './words'

/** Where the event is, on one line: name, street, city. */
export function addressLine({ format, venue }: Pick<PublicEvent, 'format' | 'venue'>): string {
  const place = [venue?.name, venue?.address, venue?.city].filter(Boolean).join(', ')
  return place || placeInWords({ format, venue })
}

/** OpenStreetMap at the event's pin, or searching for its address; null when neither is known. */
export function mapLink({ venue }: Pick<PublicEvent, 'venue'>): string | null {
  if (venue?.latitude != null && venue.longitude != null) {
    const [lat, lon] = [venue.latitude, venue.longitude]
    return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=17/${lat}/${lon}`
  }
  const query = [venue?.address ?? venue?.name, venue?.city, venue?.country].filter(Boolean).join(', ')
  return venue?.address || venue?.city ? `https://www.openstreetmap.org/search?query=${encodeURIComponent(query)}` : null
}

const compact = (time: string) => new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, '')

/** Google Calendar with the event filled in, for those who have no use for a file. */
export function googleCalendarLink(
  event: Pick<PublicEvent, 'title' | 'startsAt' | 'endsAt' | 'timeZone' | 'url' | 'summary' | 'format' | 'venue'>,
) {
  const params = new URLSearchParams({
    action: 'TEMPLATE',
    text: event.title,
    dates: `${compact(event.startsAt)}/${compact(event.endsAt)}`,
    ctz: event.timeZone,
    details: [event.summary, event.url].filter(Boolean).join('\n\n'),
    location: addressLine(event),
  })
  return `https://calendar.google.com/calendar/render?${params}`
}
