import { newAddress } from '../support/account'
import { atTheBank, choose, fillBuyer, hurry, ordersBy, paidEvent, tokenOf, toTheBank } from '../support/checkout'
import { rows } from '../support/database'
import { mailTo } from '../support/mailbox'
import { expect, test } from '../support/test'

test('a guest buys two tickets: all-in prices, a friend’s name, the bank, the receipt, the mail and the ticket', async ({
  page,
  organiser,
}) => {
  const event = await paidEvent(organiser.token, { title: 'Paid in full', terms: 'No glass.' })
  const [email, friend] = [newAddress('gus'), newAddress('frida')]
  await page.goto(`/events/${event.slug}/register`)
  const quantity = page.getByRole('spinbutton', { name: 'How many: Regular' })
  await expect(page.getByText('Includes €1.50 booking fee')).toBeVisible()
  await quantity.fill('1')
  await page.getByRole('button', { name: 'More: How many: Regular' }).click()
  await expect(page.getByText('€51.00')).toBeVisible()
  await page.getByRole('button', { name: 'Continue' }).click()

  await page.waitForURL('**/checkout/*')
  await expect(page.getByRole('timer')).toHaveText(/^1[45]:\d\d$/)
  await page.getByRole('button', { name: 'Pay €51.00' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Accept the terms to go on.' })).toBeVisible()
  await fillBuyer(page, { name: 'Gus Guest', email })
  await page.getByRole('button', { name: 'Copy my details to ticket 1' }).click()
  await expect(page.getByRole('group', { name: 'Ticket 1' }).getByLabel('Name')).toHaveValue('Gus Guest')
  const second = page.getByRole('group', { name: 'Ticket 2' })
  await second.getByLabel('Name').fill('Frida Friend')
  await second.getByLabel('E-mail').fill(friend)
  await page.getByLabel('I accept these terms').check()
  await toTheBank(page)
  await atTheBank(page, 'Pay €51.00')

  await expect(page.getByRole('heading', { name: 'You have your tickets' })).toBeVisible()
  await expect(page.getByText('€51.00 came through the sandbox')).toBeVisible()
  await expect(page.getByText('Test money').first()).toBeVisible()
  await page.reload()
  await expect(page.getByRole('img', { name: /QR code of ticket/ })).toHaveCount(2)
  const mail = await mailTo(email, /Your tickets: Paid in full/)
  expect(mail.text).toMatch(/2 x Regular: €48\.00\s+Booking fee: €3\.00\s+Total: €51\.00/)
  expect(mail.text).toContain('Test money')
  expect((await mailTo(friend, /Your ticket: Paid in full/)).text).not.toContain('€')
  const [order] = await rows<{ terms: string; status: string }>('SELECT terms, status FROM orders WHERE buyer_email = $1', [
    email,
  ])
  expect(order).toEqual({ terms: 'No glass.', status: 'confirmed' })
  await page.goto(`/checkout/${(await ordersBy(email))[0]!.token}`) // back to the form: there is nothing more to pay
  await expect(page).toHaveURL(/\/orders\//)
})

test('a payment that is declined costs nothing, says so, and the next one goes through', async ({ page, organiser }) => {
  const event = await paidEvent(organiser.token, { title: 'Second try' })
  const email = newAddress('dora')
  await choose(page, event)
  await fillBuyer(page, { name: 'Dora Declined', email })
  await toTheBank(page)
  await atTheBank(page, 'Decline')
  await expect(page.getByText('The payment did not go through.')).toBeVisible()
  await expect(page.getByRole('timer')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Your e-mail' })).toHaveValue(email)
  await toTheBank(page)
  await atTheBank(page, 'Pay €25.50')
  await expect(page.getByRole('heading', { name: 'You have your tickets' })).toBeVisible()
  expect(await ordersBy(email)).toMatchObject([{ status: 'confirmed' }])
})

test('whoever comes back from the bank without paying finds everything as it was, and can leave for good', async ({
  page,
  organiser,
}) => {
  const event = await paidEvent(organiser.token, { title: 'Cold feet', types: [{ quantity: 2 }] })
  const email = newAddress('cora')
  await choose(page, event, { quantity: 2 })
  await fillBuyer(page, { name: 'Cora Cold', email })
  await page.getByRole('group', { name: 'Ticket 2' }).getByLabel('Name').fill('Carl Cold')
  await toTheBank(page)
  await page.getByRole('link', { name: 'Cancel and go back' }).click()
  await expect(page.getByText('You came back without paying.')).toBeVisible()
  await expect(page.getByRole('timer')).toHaveText(/^1[45]:\d\d$/)
  await expect(page.getByRole('textbox', { name: 'Your name' })).toHaveValue('Cora Cold')
  await expect(page.getByRole('group', { name: 'Ticket 2' }).getByLabel('Name')).toHaveValue('Carl Cold')

  await page.getByText('Leave and give the tickets back').click()
  await page.getByRole('button', { name: 'Give 2 tickets back' }).click()
  await expect(page.getByRole('heading', { name: 'You gave the tickets back' })).toBeVisible()
  await page.goto(`/events/${event.slug}/register`)
  await expect(page.getByText('2 left')).toBeVisible()
})

test('when the time is up nothing that was typed is lost, and one press holds the tickets anew', async ({ page, organiser }) => {
  const event = await paidEvent(organiser.token, { title: 'Too slow' })
  const email = newAddress('sam')
  await choose(page, event)
  const first = tokenOf(page)
  await hurry(first, 3)
  await page.reload()
  await fillBuyer(page, { name: 'Sam Slow', email }) // never sent before the end
  await expect(page.getByText('Your time is up, and the tickets went back on sale.')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('button', { name: /^Pay/ })).toBeHidden()
  await expect(page.getByRole('textbox', { name: 'Your name' })).toHaveValue('Sam Slow')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.waitForURL((url) => url.pathname.startsWith('/checkout/') && !url.pathname.endsWith(first))
  await expect(page.getByRole('timer')).toHaveText(/^1[45]:\d\d$/)
  await expect(page.getByRole('textbox', { name: 'Your e-mail' })).toHaveValue(email)
  await toTheBank(page)
  await atTheBank(page, 'Pay €25.50')
  await expect(page.getByRole('heading', { name: 'You have your tickets' })).toBeVisible()
  await page.goto(`/checkout/${first}`)
  await expect(page).toHaveURL(/\/orders\//)
})

test('when the time is up and others were quicker, it says what is gone', async ({ page, visitor, organiser }) => {
  const event = await paidEvent(organiser.token, { title: 'Gone meanwhile', types: [{ quantity: 1 }] })
  await choose(page, event)
  const token = tokenOf(page)
  await hurry(token, 0)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  await fillBuyer(page, { name: 'Lou Late', email: newAddress('lou') })
  await expect.poll(() => rows('SELECT status FROM orders WHERE token = $1', [token])).toEqual([{ status: 'expired' }])
  await choose(await visitor(), event)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Regular: None are left.' })).toBeVisible()
})
