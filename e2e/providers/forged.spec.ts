import { startRazorpayServer } from '@/lib/testing/razorpay-server'
import { startStripeServer } from '@/lib/testing/stripe-server'
import { paidEvent } from '../support/checkout'
import { expect, test } from '../support/shop'

const forgers = {
  stripe: () => startStripeServer({ webhookSecret: 'whsec_of_somebody_else' }),
  razorpay: () => startRazorpayServer({ webhookSecret: 'of-somebody-else' }),
}
const settles = { stripe: 'checkout.session.completed', razorpay: 'payment.captured' }

for (const provider of ['stripe', 'razorpay'] as const) {
  test(`true words of ${provider} with a wrong signature are a 400 and write nothing; signed by it, they settle the order`, async ({
    shop,
  }) => {
    const { books, webhooks } = shop[provider]
    const event = await paidEvent(shop.token, { base: shop.base, title: `Signed by ${provider}` })
    const order = await shop.order(event, provider)
    webhooks.hold()
    books.pay(order.session)
    const told = webhooks.all.findLast(({ type }) => type === settles[provider])!
    expect(told.body).toContain(order.session)
    const written = () =>
      shop.rows(
        `SELECT (SELECT count(*)::int FROM receipts) AS receipts, (SELECT count(*)::int FROM tickets) AS tickets, p.state, o.status
         FROM orders o JOIN payments p ON p.order_id = o.id WHERE o.id = $1`,
        [order.id],
      )
    const before = await written()
    expect(before).toMatchObject([{ state: 'open', status: 'pending' }])

    const forger = await forgers[provider]()
    const forgeries = [
      forger.webhooks.headersOf(told),
      webhooks.headersOf({ ...told, body: `${told.body} ` }),
      { 'content-type': 'application/json' },
    ]
    for (const headers of forgeries) {
      const answer = await shop.tell(provider, told.body, headers)
      expect(answer.status).toBe(400)
      expect(await answer.json()).toMatchObject({ code: 'payment.bad_signature' })
    }
    await forger.close()
    expect(await written()).toEqual(before)

    await webhooks.release()
    expect((await shop.settled(order)).tickets).toHaveLength(1)
  })
}
