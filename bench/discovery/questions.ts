import type { discoverEvents } from '@/lib/events/discovery'

export type Question = Parameters<typeof discoverEvents>[1]
export type Questions = Record<string, Question>

/** What people ask of the list, each a first page. */
export const lists: Questions = {
  plain: {},
  category: { category: 'music' },
  city: { city: 'Lisbon' },
  'city and category': { city: 'Lisbon', category: 'film' },
  tag: { tag: 'rooftop' },
  free: { price: 'free' },
  online: { format: 'online' },
  weekend: { when: 'weekend' },
  newest: { sort: 'newest' },
  'a word of every event': { q: 'evening' },
}

/** Places and words that few events have: no index holds these in the order of the list, so all that match are looked at. */
export const searches: Questions = {
  'within 25 km': { near: '52.52,13.40' },
  'within 25 km, nearest first': { near: '52.52,13.40', sort: 'distance' },
  'a word of one in 1,000': { q: 'unicorn' },
  'a part of such a word': { q: 'nicor' },
  'a word of one in 40': { q: 'quartet' },
}

/** Filters that exclude each other: that there is nothing is known only when the rarer one is read to its end. */
export const inVain: Questions = {
  'a tag no event of the city has': { tag: 'rooftop', city: 'Lisbon' },
  'a word no event of the city has': { q: 'quartet', city: 'Lisbon' },
  'a word no event with the tag has': { q: 'unicorn', tag: 'rooftop' },
  'online in a city without': { format: 'online', city: 'Lisbon' },
}
