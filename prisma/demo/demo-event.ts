import type { Category } from '@/lib/events/category'
import type { Pricing } from '@/lib/tickets/price'

export type Venue = { name: string; address: string; city: string; country: string; latitude: number; longitude: number }

/** What is for sale, and how many are taken. Amounts are minor units. */
export type DemoType = {
  name: string
  description?: string
  quantity: number
  taken: number
  maxPerOrder?: number
  pricing?: Pricing
  priceMinor?: number
  minPriceMinor?: number
  /** `days`: until so many days before the event */
  tiers?: { name: string; priceMinor: number; days?: number; upTo?: number }[]
  taxBp?: number
  hidden?: boolean
  /** by its name */
  pool?: string
}

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
  types: DemoType[]
  /** what several types share, by name */
  pools?: Record<string, number>
  /** `types` by their names; none: all */
  codes?: { code: string; percentBp?: number; amountMinor?: number; types?: string[]; reveals?: boolean; limit?: number }[]
  fees?: { feeBp: number; feeFixedMinor: number; feePaidBy?: 'buyer' | 'organiser' }
  taxIncluded?: boolean
  terms?: string
  /** people in all, below what the types add up to */
  capacity?: number
  status?: 'draft' | 'cancelled'
}
