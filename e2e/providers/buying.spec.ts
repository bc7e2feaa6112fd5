import type { Page } from '@playwright/test'
import { newAddress } from '../support/account'
import { choose, fillBuyer, paidEvent, tokenOf } from '../support/checkout'
import { beyondTheEdge, faults } from '../support/look-over'
import { mailTo } from '../support/mailbox'
import { expect, test } from '../support/shop'

type Choice = { email: string; provider: RegExp; price: string }

/** From the checkout to the provider. */
async function payBy(page: Page, { email, provider, price }: Choice) {
  await fillBuyer(page, { name: 'Bea Buyer', email })
  await page.getByRole('radio', { name: provider }).check()
  await page.getByRole('button', { name: `Pay ${price}` }).click()
}
const card = /^Card, wallet or bank/
const upi = /^Card, UPI/

/** On Stripe's page. @returns the session it is of */
async function atStripe(page: Page, choice: string) {
  await page.waitForURL('**/c/pay/*')
  const session = new URL(page.url()).pathname.split('/').at(-1)!
  await page.getByRole('button', { name: choice, exact: true }).click()
  return session
}

test('two tickets through Stripe: its page, the tickets, the mail; and its webhook again changes nothing', async ({
  page,
  shop,
}) => {
  const { base, stripe, token } = shop
  const event = await paidEvent(token, { base, title: 'Striped' })
  const email = newAddress('bea')
  await choose(page, event, { quantity: 2 })
  const order = tokenOf(page)
  await payBy(page, { email, provider: card, price: '€51.00' })
  const session = await atStripe(page, 'Pay')

  await expect(page.getByRole('heading', { name: 'You have your tickets' })).toBeVisible({ timeout: 20_000 })
  expect(new URL(page.url()).pathname).toBe(`/orders/${order}`)
  await expect(page.getByRole('img', { name: /QR code of ticket/ })).toHaveCount(2)
  const mail = await mailTo(email, /Your tickets: Striped/, shop.dataDir)
  expect(mail.text).toContain('Total: €51.00')
  const asked = stripe.books.sessions.get(session)!
  expect(asked).toMatchObject({ amount_total: 5100, currency: 'eur', customer_email: email })

  await stripe.webhooks.settled()
  const books = () =>
    shop.rows(
      `SELECT o.status, o.total_minor, (SELECT sum(captured_minor)::int FROM payments WHERE order_id = o.id) AS captured,
         (SELECT count(*)::int FROM receipts WHERE order_id = o.id) AS receipts,
         (SELECT count(*)::int FROM tickets WHERE order_id = o.id) AS tickets,
         (SELECT count(*)::int FROM deliveries WHERE order_id = o.id) AS mails,
         (SELECT count(*)::int FROM refunds WHERE order_id = o.id) AS refunds
       FROM orders o WHERE o.token = $1`,
      [order],
    )
  const before = await books()
  expect(before).toMatchObject([{ status: 'confirmed', captured: 5100, tickets: 2, mails: 1, refunds: 0 }])
  const told = stripe.webhooks.all.filter(({ body }) => body.includes(session) || body.includes(asked.payment_intent!))
  expect(told.map(({ type }) => type)).toContain('checkout.session.completed')
  for (const each of told) expect((await shop.tell('stripe', each.body, stripe.webhooks.headersOf(each))).status).toBe(200)
  expect(await books()).toEqual(before)
})

test('a bank behind Stripe that confirms later: the page waits, and has the tickets when it does', async ({ page, shop }) => {
  const event = await paidEvent(shop.token, { base: shop.base, title: 'Slowly' })
  const email = newAddress('lea')
  await choose(page, event)
  await payBy(page, { email, provider: card, price: '€25.50' })
  const session = await atStripe(page, 'Pay, the bank confirms later')
  await expect(page.getByRole('heading', { name: 'Confirming with your bank' })).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('img', { name: /QR code of ticket/ })).toHaveCount(0)
  shop.stripe.books.confirm(session, true)
  await expect(page.getByRole('heading', { name: 'You have your tickets' })).toBeVisible({ timeout: 30_000 })
  await mailTo(email, /Your ticket: Slowly/, shop.dataDir)
})

test('a bank behind Stripe that says no later: the page and a mail say so, and the seats are on sale again', async ({
  page,
  shop,
}) => {
  const event = await paidEvent(shop.token, { base: shop.base, title: 'In vain', types: [{ quantity: 2 }] })
  const email = newAddress('nia')
  await choose(page, event, { quantity: 2 })
  await payBy(page, { email, provider: card, price: '€51.00' })
  const session = await atStripe(page, 'Pay, the bank confirms later')
  await expect(page.getByRole('heading', { name: 'Confirming with your bank' })).toBeVisible({ timeout: 20_000 })
  shop.stripe.books.confirm(session, false)
  await expect(page.getByRole('heading', { name: 'Your payment did not go through' })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('Your bank did not confirm the payment.')).toBeVisible()
  await mailTo(email, /did not go through/, shop.dataDir)
  await page.goto(`/events/${event.slug}/register`)
  await expect(page.getByText('2 left')).toBeVisible()
})

test('a ticket through Razorpay: its form, its page, a signed way back that is enough without a webhook', async ({
  page,
  shop,
}) => {
  const { base, razorpay } = shop
  const event = await paidEvent(shop.token, { base, title: 'Rupees', currency: 'INR' })
  const email = newAddress('ravi')
  await choose(page, event)
  const order = tokenOf(page)
  await payBy(page, { email, provider: upi, price: '₹25.50' })
  await page.waitForURL('**/pay/razorpay/*')
  await expect(page.getByText('Test money')).toBeVisible()
  expect([...(await faults(page)), ...(await beyondTheEdge(page))]).toEqual([])

  const session = new URL(page.url()).pathname.split('/').at(-1)!
  const forged = { razorpay_order_id: session, razorpay_payment_id: 'pay_forged', razorpay_signature: '0'.repeat(64) }
  expect((await page.request.post(`/pay/razorpay/${session}/back`, { form: forged, maxRedirects: 0 })).status()).toBe(400)

  razorpay.webhooks.hold()
  await page.getByRole('button', { name: 'Pay ₹25.50' }).click()
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'You have your tickets' })).toBeVisible({ timeout: 20_000 })
  expect(new URL(page.url()).pathname).toBe(`/orders/${order}`)
  await expect(page.getByRole('img', { name: /QR code of ticket/ })).toHaveCount(1)
  await mailTo(email, /Your ticket: Rupees/, shop.dataDir)
  await razorpay.webhooks.release()

  const captured = await shop.rows(
    "SELECT r.source, r.outcome FROM receipts r JOIN orders o ON o.id = r.order_id WHERE o.token = $1 AND r.kind = 'captured' ORDER BY r.received_at",
    [order],
  )
  expect(captured[0]).toEqual({ source: 'return', outcome: 'confirm' })
  for (const later of captured.slice(1)) expect(later).toEqual({ source: 'webhook', outcome: 'known' })
  expect(razorpay.books.paymentsOf(session)).toMatchObject([{ status: 'captured', amount: 2550, currency: 'INR' }])
})
