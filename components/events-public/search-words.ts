import { type Category, categories } from '@/lib/events/category'
import type { Search, SearchKey } from './search'

export const whens = { today: 'Today', tomorrow: 'Tomorrow', weekend: 'This weekend', week: 'Next 7 days' } as const
export const formats = { in_person: 'In person', online: 'Online', hybrid: 'In person and online' } as const
export const prices = { free: 'Free', paid: 'Paid' } as const

const date = (text: string) =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(text))

/** One part of a search, as a chip says it; null for what needs no chip. */
export function partInWords(key: SearchKey, value: string): string | null {
  if (key === 'q') return `“${value}”`
  if (key === 'category') return categories[value as Category]
  if (key === 'when') return whens[value as keyof typeof whens]
  if (key === 'from') return `From ${date(value)}`
  if (key === 'to') return `Until ${date(value)}`
  if (key === 'near') return 'Near you'
  if (key === 'format') return formats[value as keyof typeof formats]
  if (key === 'price') return prices[value as keyof typeof prices]
  if (key === 'tag') return `#${value}`
  if (key === 'status') return value === 'ended' ? 'Past events' : value === 'cancelled' ? 'Cancelled' : null
  return key === 'city' ? value : null
}

/** The search as a headline: "Film in Malmö this weekend". */
export function searchInWords({ q, category, city, near, when, format, price, tag, status }: Search): string {
  const kind = category ? categories[category as Category] : 'Events'
  const head = [
    status === 'ended' ? 'Past' : status === 'cancelled' ? 'Cancelled' : '',
    price === 'free' ? 'Free' : '',
    format === 'online' ? 'Online' : '',
  ]
  const lead = [...head, kind].filter(Boolean).map((word, index) => (index ? word.toLowerCase() : word))
  const days = { today: 'today', tomorrow: 'tomorrow', weekend: 'this weekend', week: 'in the next 7 days' }
  return [
    lead.join(' '),
    q ? `for “${q}”` : '',
    tag ? `about ${tag}` : '',
    city ? `in ${city}` : near ? 'near you' : '',
    when ? days[when as keyof typeof days] : '',
  ]
    .filter(Boolean)
    .join(' ')
}

/** "12 events", "1,000+ events". */
export function countInWords(total: number, exact: boolean): string {
  const figure = total.toLocaleString('en')
  return exact ? `${figure} ${total === 1 ? 'event' : 'events'}` : `${figure}+ events`
}
