import type { Page } from '@playwright/test'
import { newAddress } from '../support/account'
import { done } from '../support/api'
import { inside, qrOf, result, test, typeCode, word } from '../support/door'
import { newEvent, newOrder } from '../support/event'
import { expect } from '../support/test'

type DoorLink = { id: string; url: string }
type Scans = { inside: number; byGate: { gate: string; inside: number }[] }

const newDoorLink = (token: string, eventId: string, more: object = {}) =>
  done<DoorLink>('POST', `/events/${eventId}/door-links`, { token, body: { name: 'Ada, north', gate: 'North', ...more } })

const ordered = async (event: Awaited<ReturnType<typeof newEvent>>, name: string, quantity = 1) =>
  (await newOrder(event, { name, email: newAddress(name.split(' ')[0]!.toLowerCase()) }, { quantity })).tickets

const badge = (page: Page) => page.getByRole('status').filter({ hasText: /Online|No network/ })
const goOn = (page: Page) => result(page).getByRole('button', { name: 'Scan next' }).click()

/** The guest list and the page itself are on the phone: it may lose its network now. */
async function ready(page: Page, people: number) {
  await expect(inside(page)).toHaveText(`0 / ${people} inside`)
  await expect(badge(page)).toContainText('Online')
  const isKept = () =>
    page.evaluate(async () => {
      const kept = await (await caches.open('foyer-door-page')).match('/door')
      return kept !== undefined && navigator.serviceWorker.controller !== null
    })
  await expect.poll(isKept, { timeout: 20_000 }).toBe(true)
}

test('a door link with a PIN makes any phone a door; its secret is in no address, and once revoked it is over', async ({
  phone,
  organiser,
  watched,
}) => {
  watched.expect(/status of 401/)
  const event = await newEvent(organiser.token, { title: 'Doors for everybody' })
  const [ticket] = await ordered(event, 'Lina Linked')
  const link = await newDoorLink(organiser.token, event.id, { pin: '4711' })
  const { page } = await phone(link.url)
  await page.getByLabel('The PIN of this door').fill('1234')
  await page.getByRole('button', { name: 'Open door' }).click()
  await expect(page.getByText('Wrong PIN. 4 tries are left')).toBeVisible()
  await page.getByLabel('The PIN of this door').fill('4711')
  await page.getByRole('button', { name: 'Open door' }).click()
  await expect(inside(page)).toHaveText('0 / 1 inside')
  expect(page.url()).not.toContain('#')

  await typeCode(page, ticket!.reference)
  await expect(word(page, 'Admitted')).toBeVisible()
  await expect(result(page)).toHaveAttribute('data-by', 'server')

  await done('DELETE', `/events/${event.id}/door-links/${link.id}`, { token: organiser.token })
  await expect(page.getByRole('heading', { name: 'This door has ended' })).toBeVisible({ timeout: 30_000 })
  const left = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
  expect(left.filter((name) => name?.includes('dev_'))).toEqual([])
})

test('without a network the phone decides: who is on the list, who bought since, who was cancelled; and all of it arrives once', async ({
  phone,
  organiser,
  watched,
}) => {
  watched.expect(/ERR_INTERNET_DISCONNECTED/)
  const event = await newEvent(organiser.token, { title: 'In a cellar' })
  const [known] = await ordered(event, 'Kim Known')
  const gone = await newOrder(event, { name: 'Gus Gone', email: newAddress('gus') })
  await done('POST', `/orders/${gone.id}/cancel`, { token: organiser.token })
  const link = await newDoorLink(organiser.token, event.id)
  const { page, context } = await phone(link.url)
  await ready(page, 1)

  await context.setOffline(true)
  await expect(badge(page)).toContainText('No network')
  const [late] = await ordered(event, 'Lou Late')

  await typeCode(page, known!.code)
  await expect(word(page, 'Admitted')).toBeVisible()
  await expect(result(page)).toHaveAttribute('data-by', 'device')
  await goOn(page)
  await typeCode(page, late!.code)
  await expect(word(page, 'Admitted')).toBeVisible()
  await expect(result(page)).toContainText('sold after the last sync')
  await goOn(page)
  await typeCode(page, gone.tickets[0]!.code)
  await expect(word(page, 'Cancelled')).toBeVisible()
  await expect(result(page)).toHaveAttribute('data-tone', 'refuse')
  await goOn(page)

  await page.reload()
  await expect(badge(page)).toContainText('3 waiting')
  await expect(inside(page)).toContainText('2')
  await page.getByRole('button', { name: 'Recent' }).click()
  await expect(page.getByRole('listitem')).toHaveCount(3)
  await typeCode(page, known!.code)
  await expect(word(page, 'Already used')).toBeVisible()
  await expect(result(page)).toContainText(/First scanned \d\d:\d\d at North/)
  await goOn(page)

  await context.setOffline(false)
  await expect(badge(page)).toContainText('Online', { timeout: 30_000 })
  await expect(badge(page)).not.toContainText('waiting', { timeout: 30_000 })
  await expect
    .poll(async () => (await done<Scans>('GET', `/events/${event.id}/checkin`, { token: organiser.token })).inside)
    .toBe(2)
  const report = await done<{ refused: { reason: string; scans: number }[]; conflicts: number }>(
    'GET',
    `/events/${event.id}/door-report`,
    { token: organiser.token },
  )
  expect(report.refused).toEqual(
    expect.arrayContaining([
      { reason: 'void', scans: 1 },
      { reason: 'already_admitted', scans: 1 },
    ]),
  )
  expect(report.conflicts).toBe(0)
})

test('a ticket let in at two gates that could not know of each other shows at both, and to the organiser', async ({
  phone,
  organiser,
  watched,
}) => {
  watched.expect(/ERR_INTERNET_DISCONNECTED/)
  const event = await newEvent(organiser.token, { title: 'Two cellars' })
  const [ticket] = await ordered(event, 'Dana Double')
  const [north, south] = [
    await phone((await newDoorLink(organiser.token, event.id, { gate: 'North' })).url),
    await phone((await newDoorLink(organiser.token, event.id, { name: 'Bo, south', gate: 'South' })).url),
  ]
  for (const { page, context } of [north, south]) {
    await ready(page, 1)
    await context.setOffline(true)
  }
  for (const { page } of [north, south]) {
    await typeCode(page, ticket!.code)
    await expect(word(page, 'Admitted')).toBeVisible()
    await goOn(page)
  }
  for (const { context, page } of [north, south]) {
    await context.setOffline(false)
    await expect(badge(page)).not.toContainText('waiting', { timeout: 30_000 })
  }
  for (const { page } of [north, south]) {
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('button', { name: 'Sync now' }).click()
    await expect(page.getByText(/North \d\d:\d\d, South \d\d:\d\d/)).toBeVisible({ timeout: 30_000 })
  }
  const console = await phone(`/console/events/${event.id}/check-in`, { state: organiser.state })
  await expect(console.page.getByText(/North .*\d\d:\d\d/)).toBeVisible()
  await expect(console.page.getByText('Dana Double').first()).toBeVisible()
})

test('a whole order comes in at once, somebody goes out, and training leaves no trace', async ({ phone, organiser }) => {
  const event = await newEvent(organiser.token, { title: 'A family' })
  const tickets = await ordered(event, 'Fay Family', 3)
  const link = await newDoorLink(organiser.token, event.id, { rights: ['scan', 'search', 'override'] })
  const { page } = await phone(link.url)
  await ready(page, 3)

  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('switch', { name: /^Training/ }).click()
  await typeCode(page, tickets[0]!.code)
  await expect(word(page, 'Admitted')).toBeVisible()
  await expect(result(page)).toContainText('Training: nothing is recorded')
  await goOn(page)
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('switch', { name: /^Training/ }).click()
  await expect(inside(page)).toHaveText('0 / 3 inside')

  await typeCode(page, tickets[0]!.code)
  await result(page).getByRole('button', { name: 'Admit 2 more of this order' }).click()
  await expect(result(page)).toContainText('2 more of this order')
  await goOn(page)
  await expect(inside(page)).toHaveText('3 / 3 inside')

  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('switch', { name: /^Exit/ }).click()
  await typeCode(page, tickets[1]!.code)
  await expect(word(page, 'Out')).toBeVisible()
  await goOn(page)
  await expect(inside(page)).toHaveText('2 / 3 inside')

  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('switch', { name: /^Exit/ }).click()
  await page.getByRole('switch', { name: /^Confirm/ }).click()
  await typeCode(page, tickets[2]!.code)
  await expect(word(page, 'Already used')).toBeVisible()
  await result(page).getByRole('button', { name: 'Let in anyway' }).click()
  await result(page).getByRole('button', { name: 'Yes, let in anyway: it is recorded' }).click()
  await expect(word(page, 'Admitted')).toBeVisible()
  await expect(result(page)).toContainText('Let in anyway. It was refused: already used.')
})

test('a code filmed without a network, after the page was opened again without one, is read and let in', async ({
  phone,
  organiser,
  watched,
}) => {
  watched.expect(/ERR_INTERNET_DISCONNECTED/)
  const event = await newEvent(organiser.token, { title: 'No bars at all' })
  const [ticket] = await ordered(event, 'Otto Offline')
  const link = await newDoorLink(organiser.token, event.id)
  const { page, context } = await phone(link.url, { scenes: [await qrOf(ticket!.code)] })
  await ready(page, 1)
  await context.setOffline(true)
  await page.reload()
  await expect(badge(page)).toContainText('No network')
  await page.getByRole('button', { name: 'Start camera' }).click()
  await expect(word(page, 'Admitted')).toBeVisible()
  await expect(result(page)).toHaveAttribute('data-by', 'device')
  await expect(result(page)).toContainText('Otto Offline')
})
