import type { MailEvent, Site } from '@/lib/notifications/mail-props'
import { selfService } from './self-service'
import { when } from './when'
import { joinOnline } from './words'

type Block = string | (string | false | undefined | null)[] | false | undefined | null

/** A plain-text mail from its blocks: a blank line between blocks, one line per entry, nothing for what is not there. */
export function plain(site: Site, blocks: Block[], reason: string): string {
  const body = blocks
    .flatMap((block) => (block ? [[block].flat().filter(Boolean).join('\n')] : []))
    .filter((block) => block.trim() !== '')
  return `${[...body, `-- \n${reason}\n${site.name}, ${site.url}`].join('\n\n')}\n`
}

/** Title, date, time with zone, place. */
export function plainEvent(event: MailEvent, { cancelled = false } = {}): string[] {
  const [first, second, zone] = when(event).lines
  const place = event.place && [event.place.name, event.place.address].filter(Boolean).join(', ')
  return [
    event.title.replace(/\s+/g, ' ').trim(),
    `${first}`,
    `${second}, ${zone}`,
    place ? `${place}${event.online ? ', and online' : ''}` : cancelled ? 'Online' : joinOnline,
    ...(event.place?.mapUrl && !cancelled ? [`Map: ${event.place.mapUrl}`] : []),
  ]
}

type Help = {
  event: MailEvent
  can: Parameters<typeof selfService>[0]
  page: { url: string; name: string }
  calendarAttached: boolean
}

export function plainHelp({ event, can, page, calendarAttached }: Help): string[] {
  const deeds = selfService(can)
  const { name, email } = event.organiser
  return [
    ...(deeds ? [`To ${deeds}, open ${page.name}: ${page.url}`] : []),
    email
      ? `Questions? Reply to this mail, it goes to ${name}.`
      : `Questions? ${name} can be reached from the event page: ${event.url}`,
    ...(calendarAttached ? ['The date is attached for your calendar.'] : []),
  ]
}
