import type { Page } from '@playwright/test'
import { done } from './api'
import { rows } from './database'
import { type Event, evening, type TicketType } from './event'
import { site } from './site'

type Type = { name?: string; quantity?: number; [field: string]: unknown }

/** A published event that sells tickets at €24.00 with a booking fee of €1.50, or the types that are given. */
export async function paidEvent(
  token: string,
  { title, types = [{}], base = site, ...more }: { title: string; types?: Type[]; base?: string; [field: string]: unknown },
) {
  const draft = await done<Event>('POST', '/events', {
    token,
    base,
    body: { ...evening(title), feeFixedMinor: 150, refundPolicy: 'Full refund until the day before.', ...more },
  })
  const made: TicketType[] = []
  for (const type of types) {
    const body = { name: 'Regular', priceMinor: 2400, quantity: 20, maxPerOrder: 10, ...type }
    made.push(await done<TicketType>('POST', `/events/${draft.id}/ticket-types`, { token, base, body }))
  }
  const event = await done<Event>('POST', `/events/${draft.id}/publish`, { token, base })
  return { ...event, types: made, type: made[0]! }
}

/** From the event to the checkout: so many of one type. */
export async function choose(page: Page, event: Event, { type = 'Regular', quantity = 1 } = {}) {
  await page.goto(`/events/${event.slug}/register`)
  await page.getByRole('spinbutton', { name: `How many: ${type}` }).fill(String(quantity))
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL('**/checkout/*')
}

export async function fillBuyer(page: Page, { name, email }: { name: string; email: string }) {
  await page.getByRole('textbox', { name: 'Your name' }).fill(name)
  await page.getByRole('textbox', { name: 'Your e-mail' }).fill(email)
}

/** To the test bank. */
export async function toTheBank(page: Page) {
  await page.getByRole('button', { name: /^Pay / }).click()
  await page.waitForURL('**/sandbox/*')
}

/** What the buyer does at the test bank. */
export const atTheBank = (page: Page, label: string | RegExp) => page.getByRole('button', { name: label }).click()

export type CheckoutOrder = { id: string; number: string; status: string; token: string; totalMinor: number }

export const ordersBy = (email: string) =>
  rows<CheckoutOrder>(
    'SELECT id, number, status, token, total_minor AS "totalMinor" FROM orders WHERE buyer_email = $1 ORDER BY id',
    [email],
  )

export const tokenOf = (page: Page) => new URL(page.url()).pathname.split('/')[2]!

/** Brings the end of a hold near, as if its minutes had passed: the only thing tests do to the database. */
export const hurry = (token: string, seconds: number) =>
  rows('UPDATE orders SET expires_at = now() + make_interval(secs => $2) WHERE token = $1', [token, seconds])
