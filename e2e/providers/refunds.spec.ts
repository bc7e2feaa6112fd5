import { done } from '../support/api'
import { paidEvent } from '../support/checkout'
import { mailTo } from '../support/mailbox'
import { expect, test } from '../support/shop'

type Refunds = { status: string; left: { amountMinor: number }; refunds: { id: string; state: string; ticketIds: string[] }[] }

test('one of three tickets is refunded: Stripe sends its price back once, it admits nobody, the other two do', async ({
  page,
  shop,
}) => {
  const { base, stripe, token } = shop
  const event = await paidEvent(token, { base, title: 'Two of three' })
  const order = await shop.sold(event, 'stripe', 3)
  const [gone, ...kept] = order.tickets
  const body = { what: 'tickets', ticketIds: [gone!.id], note: 'Get well soon.' }
  await done('POST', `/orders/${order.id}/refunds`, { base, token, body })
  const refunds = () => done<Refunds>('GET', `/orders/${order.id}/refunds`, { base, token })
  await expect.poll(refunds, { timeout: 40_000 }).toMatchObject({
    status: 'partly_refunded',
    left: { amountMinor: 5100 },
    refunds: [{ state: 'done', ticketIds: [gone!.id] }],
  })

  const intent = stripe.books.sessions.get(order.session)!.payment_intent!
  const sent = stripe.books.refundsOf(intent).data
  expect(sent).toMatchObject([{ amount: 2550, currency: 'eur', status: 'succeeded' }])
  const key = String(sent[0]!.metadata.refundId)
  expect(key).toContain((await refunds()).refunds[0]!.id)
  const other = await fetch(`${stripe.url}/v1/refunds`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stripe.secretKey}`, 'idempotency-key': key },
    body: new URLSearchParams({ payment_intent: intent, amount: '1' }),
  })
  expect(await other.json(), 'the key is taken by the refund').toMatchObject({ error: { type: 'idempotency_error' } })

  await page.goto(gone!.url)
  await expect(page.getByText('The money for this ticket was given back.')).toBeVisible()
  await expect(page.getByRole('img', { name: `QR code of ticket ${gone!.reference}` })).toHaveCount(0)
  for (const { url, reference } of kept) {
    await page.goto(url)
    await expect(page.getByRole('img', { name: `QR code of ticket ${reference}` })).toBeVisible()
  }
  await page.goto(`/orders/${order.token}`)
  const back = page.getByRole('region', { name: 'Money back' })
  await expect(back).toContainText('€25.50')
  await expect(back).toContainText(gone!.reference)
  await expect(back).toContainText('Sent back')
  expect((await mailTo(order.email, /^Refund of €25\.50/, shop.dataDir)).text).toContain('Get well soon.')
})

test('a cancelled event gives back all that is left, each at the provider it came through, and says how far it is', async ({
  page,
  shop,
}) => {
  const { base, stripe, razorpay, token } = shop
  const event = await paidEvent(token, { base, title: 'Called off' })
  const [striped, rupees] = [await shop.sold(event, 'stripe', 2), await shop.sold(event, 'razorpay')]
  await done('POST', `/orders/${striped.id}/refunds`, { base, token, body: { what: 'amount', amountMinor: 500 } })
  await done('POST', `/events/${event.id}/cancel`, { base, token, body: { message: 'Storm.' } })
  await expect
    .poll(() => done('GET', `/events/${event.id}/refunds`, { base, token }), { timeout: 60_000 })
    .toEqual({
      ...{ orders: 2, waiting: 0, due: 0, done: 2, failed: 0, currency: 'EUR' },
      amounts: { waitingMinor: 0, dueMinor: 0, doneMinor: 4600 + 2550, failedMinor: 0 },
    })

  const { data } = stripe.books.refundsOf(stripe.books.sessions.get(striped.session)!.payment_intent)
  expect(data.map(({ amount }) => amount).sort((a, b) => b - a)).toEqual([4600, 500])
  expect(razorpay.books.paymentsOf(rupees.session)).toMatchObject([{ status: 'refunded', amount_refunded: 2550 }])
  for (const { id, token: opens } of [striped, rupees]) {
    const refunds = () => done<Refunds>('GET', `/orders/${id}/refunds`, { base, token })
    await expect.poll(refunds, { timeout: 30_000 }).toMatchObject({ status: 'refunded', left: { amountMinor: 0 } })
    await page.goto(`/orders/${opens}`)
    await expect(page.getByText('The organiser has cancelled this event.').first()).toBeVisible()
    await expect(page.getByRole('img', { name: /QR code of ticket/ })).toHaveCount(0)
  }
})
