import type { Lack } from './errors'

export type Facts = {
  format: string
  startsAt: Date
  venueName: string | null
  city: string | null
  joinUrl: string | null
  summary: string
  description: string
  coverId: string | null
  /** ticket types that somebody could still get */
  onSale: number
}

const lackOfPlace = ({ format, venueName, city }: Facts): Lack[] => {
  if (format === 'online') return []
  const venue = { code: 'venue_missing', path: 'venue.name', message: 'Name the place.' }
  const town = { code: 'city_missing', path: 'venue.city', message: 'Say which city it is in.' }
  return [...(venueName ? [] : [venue]), ...(city ? [] : [town])]
}

/** What keeps an event from being published, in the order people fill it in. */
export function lacks(facts: Facts, now: Date): Lack[] {
  const started = { code: 'start_passed', path: 'startsAt', message: 'Choose a start that is still to come.' }
  const noTickets = { code: 'tickets_missing', path: '', message: 'Add a ticket type that people can still get.' }
  return [...(facts.startsAt > now ? [] : [started]), ...lackOfPlace(facts), ...(facts.onSale > 0 ? [] : [noTickets])]
}

/** What a published event may not lose. Its start may pass and its tickets may run out. */
export const lacksForGood = lackOfPlace

export type Step = { code: string; label: string; done: boolean; needed: boolean }

/** The way to a published event, for the set-up list: what is needed and what makes it better. */
export function steps(facts: Facts, now: Date): Step[] {
  const missing = new Set(lacks(facts, now).map(({ code }) => code))
  const place = { code: 'place', label: 'Name the place and its city', done: lackOfPlace(facts).length === 0, needed: true }
  const link = { code: 'link', label: 'Add the link people join by', done: Boolean(facts.joinUrl), needed: false }
  return [
    { code: 'start', label: 'Choose a start that is still to come', done: !missing.has('start_passed'), needed: true },
    ...(facts.format === 'online' ? [] : [place]),
    ...(facts.format === 'in_person' ? [] : [link]),
    { code: 'tickets', label: 'Add a ticket type', done: facts.onSale > 0, needed: true },
    {
      code: 'words',
      label: 'Say what people can expect',
      done: facts.summary !== '' || facts.description !== '',
      needed: false,
    },
    { code: 'cover', label: 'Add a picture, or keep the poster', done: facts.coverId !== null, needed: false },
  ]
}
