import { afterEach, describe, expect, it } from 'vitest'
import { startRazorpayServer } from '@/lib/testing/razorpay-server'
import { AmountNotTaken, BadSignature, ProviderRefused, ProviderUnavailable } from '../../errors'
import type { Bill } from '../../provider'
import { razorpayProvider } from './provider'

const bill: Bill = {
  paymentId: 'pay_01JD0000000000000000000000',
  order: { id: 'ord_1', number: 'ABC2345' },
  account: null,
  total: { amountMinor: 50_000, currency: 'INR' },
  lines: [{ name: 'Entry', quantity: 1, unitMinor: 50_000 }],
  buyer: { name: 'Ada', email: 'ada@example.org' },
  title: 'Nights',
  locale: null,
  expiresAt: new Date(Date.now() + 5 * 60_000),
  returnUrl: 'https://tickets.example.org/checkout/tok/return',
  cancelUrl: 'https://tickets.example.org/checkout/tok',
}
const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleanups.splice(0)) await clean()
})
async function start(settings: { keySecret?: string } = {}) {
  const server = await startRazorpayServer()
  cleanups.push(server.close)
  const publicUrl = 'https://tickets.example.org'
  const razorpay = razorpayProvider({ ...server, ...settings, apiBase: server.url, publicUrl })
  const open = async () => {
    const { sessionRef, ...rest } = await razorpay.open(bill)
    return { ...rest, sessionRef, known: { paymentId: bill.paymentId, sessionRef, account: null } }
  }
  const told = () =>
    server.webhooks.all.map((event) =>
      razorpay.readWebhook(Buffer.from(event.body), new Headers(server.webhooks.headersOf(event))),
    )
  return { server, razorpay, open, told }
}

it('an order carries our names; its page is ours, with the form that leads on', async () => {
  const { server, open } = await start()
  const { sessionRef, url, expiresAt } = await open()
  expect([url, expiresAt]).toEqual([`https://tickets.example.org/pay/razorpay/${sessionRef}`, null])
  expect(server.books.orders.get(sessionRef)).toMatchObject({
    receipt: bill.paymentId,
    amount: 50_000,
    notes: { paymentId: bill.paymentId, orderId: 'ord_1', number: 'ABC2345' },
  })
})

it('what a late bank has only authorised is taken when it is asked about', async () => {
  const { server, razorpay, open, told } = await start()
  const { known, sessionRef } = await open()
  const payment = server.books.pay(sessionRef, { as: 'authorized' })
  expect(told().map(({ fact }) => fact?.kind)).toEqual(['processing'])
  expect(await razorpay.close(known)).toMatchObject([{ kind: 'captured', paymentRef: payment.id, amountMinor: 50_000 }])
  expect(server.books.payments.get(payment.id)).toMatchObject({ captured: true })
})

it('an attempt that failed leaves the order open for another; one that went back uncaptured is the end', async () => {
  const { server, razorpay, open, told } = await start()
  const { known, sessionRef } = await open()
  server.books.pay(sessionRef, { as: 'failed' })
  expect(told().map(({ fact }) => fact)).toEqual([null])
  expect(await razorpay.ask(known)).toEqual([])
  const held = server.books.pay(sessionRef, { as: 'authorized' })
  Object.assign(held, { status: 'refunded', captured: false })
  expect(await razorpay.ask(known)).toMatchObject([{ kind: 'failed', paymentRef: held.id }])
  const { id } = server.books.pay(sessionRef)
  expect(await razorpay.ask(known)).toMatchObject([{ kind: 'captured', paymentRef: id }])
})

it('one payment is told by two events, and is one', async () => {
  const { server, open, told } = await start()
  server.books.pay((await open()).sessionRef, { notes: { paymentId: bill.paymentId } })
  const captured = told().filter(({ fact }) => fact?.kind === 'captured')
  expect(captured).toHaveLength(2)
  expect(captured[0]!.fact).toEqual(captured[1]!.fact)
  expect(captured[0]!.fact).toMatchObject({ paymentId: bill.paymentId, currency: 'INR' })
  expect(captured[0]!.eventRef).not.toBe(captured[1]!.eventRef)
})

it('signed words that are none of its events are heard and say nothing', async () => {
  const { server, razorpay } = await start()
  for (const body of ['{"event":"settlement.processed","payload":{}}', '[]', 'no JSON']) {
    const headers = new Headers(server.webhooks.headersOf({ id: '', type: '', body }))
    expect(razorpay.readWebhook(Buffer.from(body), headers)).toEqual({
      eventRef: expect.stringMatching(/^[0-9a-f]{64}$/),
      fact: null,
    })
    headers.set('x-razorpay-signature', 'zz')
    expect(() => razorpay.readWebhook(Buffer.from(body), headers)).toThrow(BadSignature)
  }
})

describe('an amount', () => {
  it.each([
    { amountMinor: 99, currency: 'INR' },
    { amountMinor: 1255, currency: 'KWD' },
    { amountMinor: 5000, currency: 'LYD' },
  ])('it does not take is not asked for: %o', async (total) => {
    const { server, razorpay } = await start()
    await expect(razorpay.open({ ...bill, total })).rejects.toBeInstanceOf(AmountNotTaken)
    expect(server.requests).toEqual([])
  })
})

describe('an error is one to wait for, or a final no in Razorpay’s words', () => {
  const answer = (status: number, description: string) => ({
    answer: { status, body: { error: { code: 'BAD_REQUEST_ERROR', description } }, headers: { 'retry-after': '7' } },
  })

  it.each([401, 409, 429, 500, 502])('%i is waited for', async (status) => {
    const { server, razorpay, open } = await start()
    server.plan(answer(status, 'Not now'))
    const error = await razorpay.open(bill).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ProviderUnavailable)
    expect(error).toMatchObject({ reason: 'Not now', retryAfter: 7 })
    await open()
    expect(server.books.orders.size).toBe(1)
  })

  it('400 is final', async () => {
    const { server, razorpay } = await start()
    server.plan(answer(400, 'The currency is not enabled for you.'))
    const error = await razorpay.open(bill).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ProviderRefused)
    expect(error).toMatchObject({ reason: 'The currency is not enabled for you.' })
  })

  it('a page where JSON should be, a wrong secret, and nobody there are waited for', async () => {
    const { server, razorpay } = await start()
    server.plan({ answer: { status: 200, body: '<html>A proxy says hello</html>' } })
    await expect(razorpay.open(bill)).rejects.toBeInstanceOf(ProviderUnavailable)
    await expect((await start({ keySecret: 'other' })).razorpay.open(bill)).rejects.toBeInstanceOf(ProviderUnavailable)
    await server.close()
    await expect(razorpay.open(bill)).rejects.toBeInstanceOf(ProviderUnavailable)
  })
})
