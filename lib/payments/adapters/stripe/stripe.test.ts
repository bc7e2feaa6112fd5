import { afterEach, describe, expect, it } from 'vitest'
import { startStripeServer } from '@/lib/testing/stripe-server'
import { AmountNotTaken, ProviderRefused, ProviderUnavailable } from '../../errors'
import type { Bill } from '../../provider'
import { sessionOf } from './bill'
import { stripeProvider } from './provider'

const bill: Bill = {
  paymentId: 'pay_1',
  order: { id: 'ord_1', number: '2345678' },
  account: null,
  total: { amountMinor: 5300, currency: 'EUR' },
  lines: [{ name: 'Entry', quantity: 2, unitMinor: 2650 }],
  buyer: { name: 'Ada', email: 'ada@example.org' },
  title: 'Nächte am Hafen',
  locale: 'pt-BR',
  expiresAt: new Date(Date.now() + 5 * 60_000),
  returnUrl: 'https://tickets.example.org/checkout/tok/return',
  cancelUrl: 'https://tickets.example.org/checkout/tok',
}
const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleanups.splice(0)) await clean()
})
async function start(settings: { secretKey?: string; applicationFeeBp?: number } = {}) {
  const server = await startStripeServer()
  cleanups.push(server.close)
  return { server, stripe: stripeProvider({ ...server, ...settings, apiBase: server.url }) }
}
const known = (sessionRef: string) => ({ paymentId: bill.paymentId, sessionRef, account: null })

describe('a session', () => {
  it('says everything Stripe shows and sends back, and outlives a short hold by Stripe’s own least', async () => {
    const { server, stripe } = await start()
    const { sessionRef, expiresAt } = await stripe.open(bill)
    expect(server.books.sessions.get(sessionRef)).toMatchObject({
      amount_total: 5300,
      currency: 'eur',
      customer_email: 'ada@example.org',
      client_reference_id: 'ord_1',
      metadata: { orderId: 'ord_1', paymentId: 'pay_1', number: '2345678' },
      success_url: bill.returnUrl,
      cancel_url: bill.cancelUrl,
      intent_data: {
        description: 'Nächte am Hafen: order 2345678',
        statement_descriptor_suffix: 'NO 2345678',
        metadata: { paymentId: 'pay_1' },
      },
    })
    expect(expiresAt!.getTime() - Date.now()).toBeGreaterThan(30 * 60_000)
  })

  it('for an organisation’s own account sends the money there, less our fee, half up', () => {
    const { payment_intent_data: data } = sessionOf(
      { ...bill, account: 'acct_1', total: { amountMinor: 5350, currency: 'EUR' } },
      250,
    )
    expect(data).toMatchObject({ transfer_data: { destination: 'acct_1' }, application_fee_amount: 134 })
    expect(sessionOf({ ...bill, account: 'acct_1' }, 0).payment_intent_data).not.toHaveProperty('application_fee_amount')
    expect(sessionOf(bill, 250).payment_intent_data).not.toHaveProperty('transfer_data')
  })

  it.each([
    ['pt-BR', 'pt-BR'],
    ['de-AT', 'de'],
    ['EN-gb', 'en-GB'],
    ['zz', 'auto'],
    [null, 'auto'],
  ])('speaks the nearest language Stripe has: %s', (locale, spoken) => {
    expect(sessionOf({ ...bill, locale }, 0).locale).toBe(spoken)
  })

  it.each([
    { amountMinor: 49, currency: 'EUR' },
    { amountMinor: 1255, currency: 'KWD' },
    { amountMinor: 500_050, currency: 'MGA' },
    { amountMinor: 5000, currency: 'IQD' },
  ])('is not asked for over what Stripe does not take: %o', async (total) => {
    const { server, stripe } = await start()
    const error = await stripe.open({ ...bill, total }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(AmountNotTaken)
    expect((error as AmountNotTaken).facts).toMatchObject({ currency: total.currency })
    expect(server.requests).toEqual([])
  })
})

it('a bank that confirms later is under way, and then paid or not', async () => {
  const { server, stripe } = await start()
  for (const [taken, kind] of [
    [true, 'captured'],
    [false, 'failed'],
  ] as const) {
    const { sessionRef } = await stripe.open({ ...bill, paymentId: `pay_${kind}` })
    server.books.payLater(sessionRef)
    expect(await stripe.ask(known(sessionRef))).toMatchObject([{ kind: 'processing', sessionRef }])
    expect(await stripe.close(known(sessionRef))).toMatchObject([{ kind: 'processing' }])
    server.books.confirm(sessionRef, taken)
    const [asked] = await stripe.ask(known(sessionRef))
    expect(asked).toMatchObject({ kind, sessionRef, paymentId: `pay_${kind}` })
    const told = server.webhooks.all
      .map((event) => stripe.readWebhook(Buffer.from(event.body), new Headers(server.webhooks.headersOf(event))).fact)
      .filter((fact) => fact && 'sessionRef' in fact && fact.sessionRef === sessionRef)
    expect(told.map((fact) => fact!.kind)).toEqual(['processing', kind])
  }
})

it('a refund that comes back from the bank is told, and is no refund when asked', async () => {
  const { server, stripe } = await start()
  const { sessionRef } = await stripe.open(bill)
  server.books.pay(sessionRef)
  const [fact] = await stripe.ask(known(sessionRef))
  const paymentRef = (fact as { paymentRef: string }).paymentRef
  const { refundRef } = await stripe.refund({ key: 'ref_1', paymentRef, account: null, amountMinor: 5300, currency: 'EUR' })
  server.books.failRefund(refundRef)
  const event = server.webhooks.all.at(-1)!
  const failed = {
    kind: 'refund_failed',
    paymentRef,
    refundRef,
    refundId: 'ref_1',
    amountMinor: 5300,
    failure: 'expired_or_canceled_card',
  }
  expect(stripe.readWebhook(Buffer.from(event.body), new Headers(server.webhooks.headersOf(event))).fact).toEqual(failed)
  expect(await stripe.ask(known(sessionRef))).toContainEqual(failed)
})

describe('an error is one to wait for, or a final no in Stripe’s words', () => {
  const answer = (status: number, error: object, headers?: Record<string, string>) => ({
    answer: { status, body: { error }, headers },
  })

  it.each([
    [401, 'invalid_request_error'],
    [403, 'invalid_request_error'],
    [429, 'rate_limit_error'],
  ])('%i is waited for', async (status, type) => {
    const { server, stripe } = await start()
    server.plan(answer(status, { type, message: 'Not now' }, { 'retry-after': '7' }))
    const error = await stripe.open(bill).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ProviderUnavailable)
    expect(error).toMatchObject({ reason: 'Not now', retryAfter: 7 })
    expect((error as Error).message).not.toContain('Not now')
    await stripe.open(bill)
    expect(server.books.sessions.size).toBe(1)
  })

  it('a moment’s trouble is asked again at once, under the same key', async () => {
    const { server, stripe } = await start()
    server.plan(answer(500, { type: 'api_error', message: 'Oops' }), 'reset')
    await stripe.open(bill)
    expect([server.requests.length, server.books.sessions.size]).toEqual([3, 1])
  })

  it('a wrong key is our own trouble', async () => {
    const { stripe } = await start({ secretKey: 'sk_test_other' })
    await expect(stripe.open(bill)).rejects.toBeInstanceOf(ProviderUnavailable)
  })

  it.each([
    [400, { type: 'invalid_request_error', message: 'Invalid email address', code: 'email_invalid' }],
    [402, { type: 'card_error', message: 'Your card was declined.' }],
  ])('%i is final', async (status, said) => {
    const { server, stripe } = await start()
    server.plan(answer(status, said))
    const error = await stripe.open(bill).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ProviderRefused)
    expect(error).toMatchObject({ reason: said.message })
  })

  it('nobody there is waited for', async () => {
    const { server, stripe } = await start()
    await server.close()
    await expect(stripe.open(bill)).rejects.toBeInstanceOf(ProviderUnavailable)
  })
})
