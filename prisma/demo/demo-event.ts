import type { Category } from '@/lib/events/category'

export type Venue = { name: string; address: string; city: string; country: string; latitude: number; longitude: number }

/** An event of the demo programme. Everything in it is invented: people, houses, addresses. */
export type DemoEvent = {
  title: string
  summary: string
  /** markdown */
  description: string
  category: Category
  tags: string[]
  venue?: Venue
  /** with a venue the event is hybrid */
  joinUrl?: string
  timeZone: string
  currency: string
  /** days from today by the event's calendar; `today` begins within the hour or so */
  day: number | 'today'
  /** wall clock */
  at: string
  hours: number
  types: { name: string; description?: string; quantity: number; taken: number; maxPerOrder?: number }[]
  /** people in all, below what the types add up to */
  capacity?: number
  status?: 'draft' | 'cancelled'
}
