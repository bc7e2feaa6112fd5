import { newcomer } from '../support/account'
import { refused } from '../support/api'
import { paidEvent } from '../support/checkout'
import { expect, test } from '../support/shop'

test('somebody else’s order is not there: by its number, by a token that is nearly right, and at its checkout', async ({
  page,
  shop,
  watched,
}) => {
  watched.expect(/404/)
  const event = await paidEvent(shop.token, { base: shop.base, title: 'Not yours' })
  const order = await shop.sold(event, 'stripe')
  const { token } = await newcomer('Nosy Nora', shop.base)
  const nearly = (order.token.startsWith('A') ? 'B' : 'A') + order.token.slice(1)
  await refused(404, 'GET', `/orders/${order.id}`, { base: shop.base, token })
  await refused(404, 'GET', `/orders/${order.id}`, { base: shop.base, headers: { 'x-token': nearly } })
  await refused(404, 'GET', `/orders/${order.id}/refunds`, { base: shop.base, token })
  await refused(404, 'POST', `/orders/${order.id}/refunds`, { base: shop.base, token, body: { what: 'all' } })
  for (const path of ['orders', 'checkout']) expect((await page.goto(`/${path}/${nearly}`))?.status()).toBe(404)
  expect((await page.request.get(`/checkout/${nearly}/return`)).status()).toBe(404)
  expect((await page.goto(`/orders/${order.token}`))?.status()).toBe(200)
})
