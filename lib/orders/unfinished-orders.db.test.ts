import { expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { buyer, checkoutStage, orderOf, submit } from '@/lib/testing/checkout-stage'
import { anonymous, contextOf, makeUser } from '@/lib/testing/factories'
import { letTimePass } from '@/lib/testing/held-order'
import { unfinishedOrders } from './unfinished-orders'

it('are those that wait for payment, a bank or a refund, of the person whose proved address they carry', async () => {
  const stage = await checkoutStage()
  const { token } = await stage.start()
  await submit(token)
  const ada = await makeUser({ email: buyer.email })
  const stranger = await makeUser({ email: 'other@example.org' })
  const unproved = { ...contextOf(ada).actor, verified: false } as const
  expect(await unfinishedOrders(contextOf(ada).actor)).toMatchObject([
    { token, status: 'pending', totalMinor: 5100, test: true, event: { title: stage.event.title } },
  ])
  for (const actor of [contextOf(stranger).actor, anonymous().actor, unproved]) expect(await unfinishedOrders(actor)).toEqual([])

  const { id } = await orderOf(token)
  const now = async () => (await unfinishedOrders(contextOf(ada).actor)).length
  for (const [status, count] of [
    ['refund_due', 1],
    ['awaiting_confirmation', 1],
    ['confirmed', 0],
    ['refunded', 0],
  ] as const) {
    await db().order.update({ where: { id }, data: { status } })
    expect([status, await now()]).toEqual([status, count])
  }
  await db().order.update({ where: { id }, data: { status: 'pending' } })
  await letTimePass(id)
  expect(await now()).toBe(0)
})
