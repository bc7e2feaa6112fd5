import { newAddress } from '../support/account'
import { done } from '../support/api'
import { atTheBank, fillBuyer, ordersBy, paidEvent, tokenOf, toTheBank } from '../support/checkout'
import { beyondTheEdge, faults } from '../support/look-over'
import { expect, test } from '../support/test'

test('a promo code lowers the price and shows hidden tickets, without losing what was chosen', async ({ page, organiser }) => {
  const { token } = organiser
  const types = [{}, { name: 'Friends', priceMinor: 1000, hidden: true }]
  const event = await paidEvent(token, { title: 'Among friends', types })
  const body = { code: 'friends', percentBp: 5000, reveals: true }
  await done('POST', `/events/${event.id}/promo-codes`, { token, body })
  const email = newAddress('fred')
  await page.goto(`/events/${event.slug}/register`)
  await expect(page.getByText('Friends', { exact: true })).toBeHidden()
  await page.getByRole('spinbutton', { name: 'How many: Regular' }).fill('2')
  await page.getByText('Add a promo code').click()
  await page.getByLabel('Promo code').fill('nothing')
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByText('There is no such code for this event.')).toBeVisible()
  await page.getByLabel('Promo code').fill('Friends')
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByText('takes 50 % off each ticket and shows Friends.')).toBeVisible()
  await expect(page.getByRole('spinbutton', { name: 'How many: Regular' })).toHaveValue('2')
  await page.getByRole('spinbutton', { name: 'How many: Friends' }).fill('1')
  await expect(page.getByText('Discount FRIENDS')).toBeVisible()
  await expect(page.getByText('€33.50')).toBeVisible()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL('**/checkout/*')
  await fillBuyer(page, { name: 'Fred Friend', email })
  await page.getByRole('button', { name: 'Pay €33.50' }).click()
  await page.waitForURL('**/sandbox/*')
  await atTheBank(page, 'Pay €33.50')
  await expect(page.getByText('Discount FRIENDS')).toBeVisible()
  expect(await ordersBy(email)).toMatchObject([{ status: 'confirmed', totalMinor: 3350 }])
})

test('people choose what they pay, and give something on top; what cannot be is said at the field', async ({
  page,
  organiser,
}) => {
  const types = [
    { name: 'As you like', pricing: 'pay_what_you_want', priceMinor: 1000, minPriceMinor: 500 },
    { name: 'For the roof', pricing: 'donation', priceMinor: 0 },
  ]
  const event = await paidEvent(organiser.token, { title: 'As you like it', types, feeFixedMinor: 0 })
  const email = newAddress('pia')
  await page.goto(`/events/${event.slug}/register`)
  await page.getByRole('spinbutton', { name: 'How many: As you like' }).fill('1')
  const own = page.getByLabel('What you pay for each: As you like')
  await expect(own).toHaveValue('10.00')
  await own.fill('4')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText(/Choose €5\.00 to/).first()).toBeVisible()
  await own.fill('7,50')
  await page.getByLabel('Your gift: For the roof').fill('2.50')
  await expect(page.getByText('€10.00')).toBeVisible()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL('**/checkout/*')
  await expect(page.getByRole('group', { name: /^Ticket / })).toHaveCount(1) // the gift makes no ticket
  await fillBuyer(page, { name: 'Pia Price', email })
  await toTheBank(page)
  await atTheBank(page, 'Pay €10.00')
  await expect(page.getByRole('heading', { name: 'You have your tickets' })).toBeVisible()
  expect(await ordersBy(email)).toMatchObject([{ status: 'confirmed', totalMinor: 1000 }])
})

test('without JavaScript: choose with a code, see what is wrong, pay, and have the ticket', async ({ visitor, organiser }) => {
  const { token } = organiser
  const event = await paidEvent(token, { title: 'Plain money', terms: 'No glass.' })
  await done('POST', `/events/${event.id}/promo-codes`, { token, body: { code: 'PLAIN', amountMinor: 400 } })
  const page = await visitor({ javaScriptEnabled: false })
  const email = newAddress('paul')
  await page.goto(`/events/${event.slug}/register`)
  await page.getByRole('spinbutton', { name: 'How many: Regular' }).fill('2')
  await page.getByText('Add a promo code').click()
  await page.getByLabel('Promo code').fill('plain')
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByText('takes €4.00 off each ticket.')).toBeVisible()
  await expect(page.getByRole('spinbutton', { name: 'How many: Regular' })).toHaveValue('2')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { name: 'Checkout' })).toBeVisible()
  await expect(page.getByText(/^until \d\d:\d\d CET$/)).toBeVisible()
  await expect(page.getByRole('timer')).toBeHidden()
  await page.getByRole('textbox', { name: 'Your name' }).fill('   ') // enough for a browser, not for a ticket
  await page.getByRole('textbox', { name: 'Your e-mail' }).fill(email)
  await page.getByLabel('I accept these terms').check()
  await page.getByRole('button', { name: 'Pay €43.00' }).click()
  await expect(page.getByText('Enter a name.').first()).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Your e-mail' })).toHaveValue(email)
  await page.getByRole('textbox', { name: 'Your name' }).fill('Paul Plain')
  await page.getByRole('button', { name: 'Pay €43.00' }).click()
  await page.waitForURL('**/sandbox/*')
  await atTheBank(page, 'Pay €43.00')
  await expect(page.getByRole('heading', { name: 'You have your tickets' })).toBeVisible()
  expect(await ordersBy(email)).toMatchObject([{ status: 'confirmed', totalMinor: 4300 }])
})

test('a double click, the back button and two tabs make one order and one payment', async ({ page, context, organiser }) => {
  const event = await paidEvent(organiser.token, { title: 'Once only', types: [{ quantity: 3 }] })
  const email = newAddress('dob')
  await page.goto(`/events/${event.slug}/register`)
  await page.getByRole('spinbutton', { name: 'How many: Regular' }).fill('2')
  await page.getByRole('button', { name: 'Continue' }).dblclick()
  await page.waitForURL('**/checkout/*')
  const first = tokenOf(page)
  await page.goBack()
  await page.getByRole('spinbutton', { name: 'How many: Regular' }).fill('3') // all there are: those held before come back
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL((url) => url.pathname.startsWith('/checkout/') && !url.pathname.endsWith(first))
  await fillBuyer(page, { name: 'Dob Double', email })
  const other = await context.newPage()
  await other.goto(page.url())
  await fillBuyer(other, { name: 'Dob Double', email })
  await page.getByRole('button', { name: /^Pay / }).dblclick()
  await page.waitForURL('**/sandbox/*')
  await toTheBank(other)
  expect(other.url()).toBe(page.url())
  await atTheBank(page, 'Pay €76.50')
  await expect(page.getByRole('heading', { name: 'You have your tickets' })).toBeVisible()
  await other.reload()
  await other.getByRole('link', { name: 'Back to your order' }).click()
  await expect(other.getByRole('heading', { name: 'You have your tickets' })).toBeVisible()
  expect(await ordersBy(email)).toMatchObject([{ status: 'confirmed', totalMinor: 7650 }])
})

test('nothing for axe to find on the way, in light and dark, and nothing beyond the edge', async ({ page, organiser }) => {
  const types = [{}, { name: 'As you like', pricing: 'pay_what_you_want', priceMinor: 1000, minPriceMinor: 500 }]
  const event = await paidEvent(organiser.token, { title: 'Looked over', types, terms: 'No glass.' })
  const look = async (where: string) => {
    expect(await faults(page), where).toEqual([])
    expect(await beyondTheEdge(page), where).toEqual([])
  }
  await page.goto(`/events/${event.slug}/register?code=NOTHING`)
  await look('choosing')
  await page.goto(`/events/${event.slug}/register`)
  await page.getByRole('spinbutton', { name: 'How many: Regular' }).fill('2')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL('**/checkout/*')
  await look('the checkout')
  await page.getByRole('button', { name: /^Pay/ }).click()
  await expect(page.getByRole('alert').first()).toBeVisible()
  await look('the checkout with something wrong')
  const token = tokenOf(page)
  await page.goto(`/orders/${token}`)
  await look('an order that is held')
  await page.goto(`/checkout/${token}`)
  await fillBuyer(page, { name: 'Lena Look', email: newAddress('lena') })
  await page.getByLabel('I accept these terms').check()
  await toTheBank(page)
  await atTheBank(page, /^Pay €/)
  await expect(page.getByRole('heading', { name: 'You have your tickets' })).toBeVisible()
  await look('an order that is paid')
})

test('an unfinished order opens to nobody without its address', async ({ page, watched }) => {
  watched.expect(/status of 404/)
  for (const path of ['/checkout/nothing', `/checkout/${'a'.repeat(43)}`, `/checkout/${'a'.repeat(43)}/return`]) {
    expect((await page.goto(path))?.status(), path).toBe(404)
  }
})
