import { newAddress } from '../support/account'
import { call } from '../support/api'
import { atTheBank, choose, fillBuyer, hurry, ordersBy, paidEvent, tokenOf, toTheBank } from '../support/checkout'
import { rows } from '../support/database'
import { mailTo } from '../support/mailbox'
import { expect, test } from '../support/test'

for (const [seats, quantity] of [
  ['left', 20],
  ['gone', 1],
] as const) {
  test(`money that comes after the time is up, with seats ${seats}`, async ({ page, organiser }) => {
    const event = await paidEvent(organiser.token, { title: `Late money, ${seats}`, types: [{ quantity }] })
    const email = newAddress('mona')
    await choose(page, event)
    await fillBuyer(page, { name: 'Mona Money', email })
    await hurry(tokenOf(page), 6)
    await toTheBank(page)
    await atTheBank(page, 'Pay too late')
    if (seats === 'gone') {
      // somebody else has the seat the moment it is free
      const order = {
        lines: [{ ticketTypeId: event.type.id, quantity: 1 }],
        buyer: { name: 'Quick Quinn', email: newAddress('quinn') },
      }
      const take = async () => {
        const headers = { 'idempotency-key': crypto.randomUUID() }
        return (await call('POST', `/events/${event.id}/orders`, { headers, body: order })).status
      }
      await expect.poll(take, { timeout: 30_000, intervals: [300] }).toBe(201)
    }
    const outcomes = () =>
      rows(
        "SELECT r.outcome FROM receipts r JOIN orders o ON o.id = r.order_id WHERE o.buyer_email = $1 AND r.kind = 'captured'",
        [email],
      )
    const outcome = seats === 'left' ? 'confirm_late' : 'late_refund'
    await expect.poll(outcomes, { timeout: 30_000 }).toEqual([{ outcome }])
    const [order] = await ordersBy(email)
    await page.goto(`/orders/${order!.token}`)
    if (seats === 'left') {
      await expect(page.getByRole('heading', { name: 'You have your tickets' })).toBeVisible()
      await mailTo(email, /Your ticket: Late money/)
    } else {
      await expect(page.getByRole('heading', { name: 'Your payment came too late' })).toBeVisible()
      await expect(page.getByRole('heading', { name: 'Money back' })).toBeVisible()
      const mail = await mailTo(email, /Your payment came too late/)
      expect(mail.text).toContain('others had taken the places')
      expect(mail.text).toContain('€25.50')
    }
  })
}

test('a bank that takes its time: the page waits with the buyer, and tells by mail when it says no', async ({
  page,
  organiser,
}) => {
  const event = await paidEvent(organiser.token, { title: 'Slow bank' })
  const [yes, no] = [newAddress('yara'), newAddress('nora')]
  await choose(page, event)
  await fillBuyer(page, { name: 'Yara Yes', email: yes })
  await toTheBank(page)
  await atTheBank(page, 'Bank confirms later')
  await expect(page.getByRole('heading', { name: 'Confirming with your bank' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'You have your tickets' })).toBeVisible({ timeout: 40_000 })

  await choose(page, event)
  await fillBuyer(page, { name: 'Nora No', email: no })
  await toTheBank(page)
  await atTheBank(page, 'Bank refuses later')
  await expect(page.getByRole('heading', { name: 'Confirming with your bank' })).toBeVisible()
  const mail = await mailTo(no, /did not go through/)
  expect(mail.text).toContain(`/checkout/${(await ordersBy(no))[0]!.token}`)
})
