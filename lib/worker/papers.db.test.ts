import { expect, it, vi } from 'vitest'
import { db } from '@/lib/db/client'
import type { LoadContent } from '@/lib/email/send-delivery'
import { makeEvent, makeOrder, makeTicketType } from '@/lib/testing/factories'
import { makePaidOrder, makeRefund } from '@/lib/testing/paid-order'
import { withPapers } from './papers'

const plain: LoadContent = async () => ({ props: { some: 'words' }, attachments: [] })
const bytes = new TextEncoder().encode('%PDF-')
const loaders = (render = async () => bytes) => withPapers({ 'order-confirmation': plain, refund: plain, ticket: plain }, render)
const delivery = (template: string, more: object = {}) =>
  ({ id: 'dlv_1', template, orderId: null, props: {}, attempts: 1, ...more }) as Parameters<LoadContent>[0]

async function stage() {
  const event = await makeEvent()
  const type = await makeTicketType(event.id)
  const order = await makePaidOrder(event.id, type.id, { quantity: 2 })
  await db().order.update({ where: { id: order.id }, data: { confirmedAt: new Date() } })
  return { event, type, order }
}

it('the confirmation of a paid order carries its invoice, issued by then, and says so', async () => {
  const { order } = await stage()
  const content = await loaders()['order-confirmation']!(delivery('order-confirmation', { orderId: order.id }))
  const { number } = await db().invoice.findFirstOrThrow({ where: { orderId: order.id } })
  expect(content).toEqual({
    props: { some: 'words', paperAttached: true },
    attachments: [{ filename: expect.stringContaining(String(number)), contentType: 'application/pdf', content: bytes }],
  })
})

it('the mail about a refund carries its credit note once the money is sent back, and none before', async () => {
  const { order } = await stage()
  const ticketIds = [order.tickets[0]!.id]
  const { id: refundId } = await makeRefund(order, { amountMinor: 2400, ticketIds, state: 'due' })
  const mail = delivery('refund', { orderId: order.id, props: { refundId } })
  expect(await loaders().refund!(mail)).toEqual({ props: { some: 'words' }, attachments: [] })
  await db().refund.update({ where: { id: refundId }, data: { state: 'done', doneAt: new Date() } })
  expect(await loaders().refund!(mail)).toMatchObject({
    props: { paperAttached: true },
    attachments: [{ contentType: 'application/pdf' }],
  })
})

it('nothing is attached to what was free, nor to a mail for an attendee', async () => {
  const { event, type, order } = await stage()
  const free = await makeOrder(event.id, type.id)
  const render = vi.fn(async () => bytes)
  expect(
    (await loaders(render)['order-confirmation']!(delivery('order-confirmation', { orderId: free.id })))?.attachments,
  ).toEqual([])
  expect((await loaders(render).ticket!(delivery('ticket', { orderId: order.id })))?.attachments).toEqual([])
  expect(render).not.toHaveBeenCalled()
})

it('a paper that cannot be drawn is tried again, and then the mail goes without it', async () => {
  const { order } = await stage()
  const broken = loaders(() => Promise.reject(new Error('no font')))['order-confirmation']!
  const mail = (attempts: number) => delivery('order-confirmation', { orderId: order.id, attempts })
  await expect(broken(mail(1))).rejects.toThrow('no font')
  await expect(broken(mail(2))).rejects.toThrow('no font')
  expect(await broken(mail(3))).toEqual({ props: { some: 'words' }, attachments: [] })
})
