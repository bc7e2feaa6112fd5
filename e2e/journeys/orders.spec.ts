import { newAccount, newAddress } from '../support/account'
import { done } from '../support/api'
import { newEvent, newOrder } from '../support/event'
import { mailsTo, mailTo } from '../support/mailbox'
import { expect, signIn, test } from '../support/test'

test('an organiser finds an order, sees what happened to it, sends its mail again and cancels it', async ({
  desk,
  organiser,
}) => {
  const event = await newEvent(organiser.token, { title: 'Back office' })
  const email = newAddress('olaf')
  const order = await newOrder(event, { name: 'Olaf Ørsted', email }, { quantity: 2 })
  await newOrder(event, { name: 'Someone Else', email: newAddress('else') })
  await mailTo(email, /Your tickets/)

  await desk.goto(`/console/events/${event.id}/orders`)
  await expect(desk.getByRole('table', { name: 'Orders' }).getByText('Someone Else')).toBeVisible()
  await desk.getByRole('searchbox', { name: 'Name, e-mail or order number' }).fill('ørst')
  await desk.getByRole('button', { name: 'Search' }).click()
  const table = desk.getByRole('table', { name: 'Orders' })
  await expect(table.getByText('Someone Else')).toBeHidden()
  await table.getByRole('link', { name: order.number }).click()

  await expect(desk.getByRole('heading', { name: order.number })).toBeVisible()
  await expect(desk.getByText('Ordered and confirmed')).toBeVisible()
  await desk.getByRole('button', { name: 'Send again' }).click()
  await expect(
    desk.getByText('It is on its way again.').or(desk.getByRole('button', { name: 'Send again' }).nth(1)),
  ).toBeVisible()
  await expect.poll(async () => (await mailsTo(email)).length, { timeout: 20_000 }).toBe(2)
  const [first, second] = await mailsTo(email)
  expect(second!.subject).toBe(first!.subject)

  await desk.goto(`/console/events/${event.id}/orders/${order.id}`)
  await desk.getByText('Cancel this order').click()
  await desk.getByRole('button', { name: 'Cancel 2 tickets' }).click()
  await expect(desk.getByText('Cancelled; the places went back')).toBeVisible()
  await mailTo(email, /cancelled/i)
})

test('the list of attendees is searched and taken along as CSV in which no name can become a formula', async ({
  desk,
  organiser,
}) => {
  const event = await newEvent(organiser.token, { title: 'On the list' })
  await newOrder(event, { name: '=HYPERLINK("https://evil.example")', email: newAddress('mallory') })
  await newOrder(event, { name: 'Berta Büttner', email: newAddress('berta') })
  await desk.goto(`/console/events/${event.id}/attendees`)
  const table = desk.getByRole('table', { name: 'Attendees' })
  await desk.getByRole('searchbox', { name: 'Name, e-mail or ticket' }).fill('bü')
  await desk.getByRole('button', { name: 'Search' }).click()
  await expect(desk.getByText(/at least three/i).first()).toBeVisible()
  await desk.getByRole('searchbox', { name: 'Name, e-mail or ticket' }).fill('büttner')
  await desk.getByRole('button', { name: 'Search' }).click()
  await expect(table.getByText('Berta Büttner', { exact: true })).toBeVisible()
  await expect(table.getByText('HYPERLINK')).toHaveCount(0)

  const csv = await desk.request.get(`/console/events/${event.id}/attendees/export.csv`)
  expect(csv.headers()['content-type']).toContain('text/csv')
  const text = await csv.text()
  expect(text).toContain('Berta Büttner')
  expect(text).toContain(`"'=HYPERLINK(""https://evil.example"")"`)
  expect((await fetch(csv.url(), { redirect: 'manual' })).status).toBe(401)
})

test('whoever bought with an address finds the tickets in their account once the address is confirmed', async ({
  page,
  organiser,
}) => {
  const event = await newEvent(organiser.token, { title: 'Found again' })
  const account = await newAccount('Tom Tickets')
  const order = await newOrder(event, { name: account.name, email: account.email })
  await signIn(page, account)
  await page.goto('/account/tickets')
  await page.getByRole('link', { name: 'Tom Tickets, Regular' }).click()
  await expect(page.getByRole('img', { name: `QR code of ticket ${order.tickets[0]!.reference}` })).toBeVisible()
})

test('who holds a ticket of an event that is cancelled is told by mail, and the ticket says so', async ({ page, organiser }) => {
  const event = await newEvent(organiser.token, { title: 'Rained off' })
  const email = newAddress('rita')
  const order = await newOrder(event, { name: 'Rita Rain', email })
  await mailTo(email, /Your ticket/)
  await done('POST', `/events/${event.id}/cancel`, { token: organiser.token, body: { message: 'The river is over its banks.' } })
  const mail = await mailTo(email, /cancelled/i)
  expect(mail.text).toContain('The river is over its banks.')
  await page.goto(new URL(order.tickets[0]!.url).pathname)
  await expect(page.getByText(/cancelled/i).first()).toBeVisible()
  await expect(page.getByRole('img', { name: /QR code/ })).toHaveCount(0)
})
