import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, newReadableCode } from '@/lib/core/id'
import { AmountNotTaken, BadSignature, ProviderRefused, ProviderUnavailable } from '../errors'
import type { Bill, Fact, KnownSession, OpenSession, Provider, ProviderName } from '../provider'

type Signed = { body: Buffer /** @param at seconds, where the signature says when */; headers: (at?: number) => Headers }

/** A provider and its counterpart, which the suite can look behind. */
export type Harness = {
  provider: Provider
  /** whether nobody can pay a session that was closed */
  closes: boolean
  /** whether signatures say when */
  dated: boolean
  /** the buyer pays on the provider's page; rejects when that cannot be done */
  pay: (session: OpenSession) => Promise<unknown>
  /** everything the provider has told so far */
  events: () => Promise<Signed[]>
  /** runs with a provider that does not answer */
  whileDown: (work: (provider: Provider) => Promise<void>) => Promise<void>
  /** the answer to a call is lost after the work was done; `after` calls that get theirs */
  loseAnswer: (after: number) => void
  made: () => Promise<{ sessions: number; refunds: number }>
  close: () => Promise<void>
}

const total = { amountMinor: 5300, currency: 'EUR' }
const bill = (changes: Partial<Bill> = {}): Bill => ({
  paymentId: newId('pay'),
  order: { id: newId('ord'), number: newReadableCode(7) },
  account: null,
  total,
  lines: [
    { name: 'Entry', quantity: 2, unitMinor: 2650 },
    { name: 'Cloakroom', quantity: 1, unitMinor: 0 },
  ],
  buyer: { name: 'Zoë "Z" O’Neil', email: 'zoe@example.org' },
  title: 'Nächte am Hafen & <b>more</b>',
  locale: 'de-AT',
  expiresAt: new Date(Date.now() + 15 * 60_000),
  returnUrl: 'http://localhost:3000/checkout/token/return',
  cancelUrl: 'http://localhost:3000/checkout/token',
  ...changes,
})
const isCaptured = (fact: Fact | null): fact is Fact & { kind: 'captured' } => fact?.kind === 'captured'

/** What every provider must do. `start` brings up a real counterpart to talk to. */
export function describeProvider(name: ProviderName, start: () => Promise<Harness>) {
  describe(`${name} keeps the contract of a payment provider`, () => {
    let harness: Harness
    beforeAll(async () => {
      harness = await start()
    })
    afterAll(() => harness.close())

    const open = async (asked = bill()) => {
      const session = await harness.provider.open(asked)
      const known: KnownSession = { paymentId: asked.paymentId, sessionRef: session.sessionRef, account: asked.account }
      return { asked, session, known }
    }
    const paid = async () => {
      const opened = await open()
      await harness.pay(opened.session)
      const [fact] = (await harness.provider.ask(opened.known)).filter(isCaptured)
      const back = (amountMinor: number, key = newId('ref')) =>
        harness.provider.refund({ key, paymentRef: fact!.paymentRef, account: null, amountMinor, currency: 'EUR' })
      return { ...opened, fact: fact!, back }
    }

    it('is called by its name', () => expect(harness.provider.name).toBe(name))

    it('opens one session for a bill, however often and at whatever the same time it is asked', async () => {
      const asked = bill()
      const before = await harness.made()
      const first = await harness.provider.open(asked)
      const again = await Promise.all([1, 2, 3].map(() => harness.provider.open({ ...asked })))
      expect(again).toEqual([first, first, first])
      expect((await harness.made()).sessions).toBe(before.sessions + 1)
      expect(await harness.provider.open(bill())).not.toMatchObject({ sessionRef: first.sessionRef })
    })

    it('opens no session over another amount under the same payment', async () => {
      const { asked } = await open()
      const other = { ...asked, total: { ...total, amountMinor: 2650 }, lines: [{ name: 'Entry', quantity: 1, unitMinor: 2650 }] }
      await expect(harness.provider.open(other)).rejects.toBeInstanceOf(ProviderRefused)
    })

    it('does not ask for what it does not take', async () => {
      const before = await harness.made()
      expect(harness.provider.limits('XXX')).toBeNull()
      const none = bill({ total: { amountMinor: 0, currency: 'EUR' } })
      await expect(harness.provider.open(none)).rejects.toBeInstanceOf(AmountNotTaken)
      expect(await harness.made()).toEqual(before)
    })

    it('knows nothing of a session nobody has paid, and of one that does not exist says so', async () => {
      const { known } = await open()
      expect(await harness.provider.ask(known)).toEqual([])
      await expect(harness.provider.ask({ ...known, sessionRef: 'order_none' })).rejects.toBeInstanceOf(ProviderRefused)
    })

    it('tells what was paid: amount, currency and one name for the money, each time the same', async () => {
      const { known, fact } = await paid()
      const { sessionRef, paymentId } = known
      expect(fact).toEqual({ kind: 'captured', sessionRef, paymentId, paymentRef: fact.paymentRef, ...total })
      expect((await harness.provider.ask(known)).filter(isCaptured)).toEqual([fact])
    })

    it('closes a session, twice alike; what is paid on it then is refused, or seen', async () => {
      const { known, session } = await open()
      const closed = [expect.objectContaining({ kind: 'closed', sessionRef: known.sessionRef, paymentId: known.paymentId })]
      expect(await harness.provider.close(known)).toEqual(closed)
      expect(await harness.provider.close(known)).toEqual(closed)
      if (harness.closes) await expect(harness.pay(session)).rejects.toThrow()
      else await harness.pay(session)
      expect((await harness.provider.ask(known)).filter(isCaptured)).toHaveLength(harness.closes ? 0 : 1)
    })

    it('tells of the money when it is asked to close what was just paid', async () => {
      const { known, fact } = await paid()
      expect(await harness.provider.close(known)).toEqual([fact])
    })

    it('sends money back in parts, each once per key, and never more than came', async () => {
      const { known, fact, back } = await paid()
      const before = await harness.made()
      const [first, second] = [newId('ref'), newId('ref')]
      const one = await back(2000, first)
      expect(await Promise.all([back(2000, first), back(2000, first)])).toEqual([one, one])
      expect(await back(3000, second)).not.toEqual(one)
      await expect(back(301)).rejects.toBeInstanceOf(ProviderRefused)
      expect((await harness.made()).refunds).toBe(before.refunds + 2)
      const facts = await harness.provider.ask(known)
      const refunds = facts.filter(({ kind }) => kind === 'refunded')
      expect(refunds).toHaveLength(2)
      expect(refunds).toContainEqual(
        expect.objectContaining({
          paymentRef: fact.paymentRef,
          ...(one && { refundRef: one.refundRef }),
          refundId: first,
          amountMinor: 2000,
        }),
      )
    })

    it('sends nothing back of money it never had', async () => {
      const refund = { key: newId('ref'), paymentRef: 'pay_none', account: null, amountMinor: 100, currency: 'EUR' }
      await expect(harness.provider.refund(refund)).rejects.toBeInstanceOf(ProviderRefused)
    })

    it('signs what it tells, and what it tells is what it says when asked', async () => {
      const seen = (await harness.events()).length
      const { known, fact, back } = await paid()
      const key = newId('ref')
      await back(1000, key)
      const events = (await harness.events()).slice(seen)
      const read = events.map(({ body, headers }) => harness.provider.readWebhook(body, headers()))
      expect(new Set(read.map(({ eventRef }) => eventRef)).size).toBe(read.length)
      const captured = read.map((each) => each.fact).filter(isCaptured)
      expect(captured.length).toBeGreaterThan(0)
      for (const each of captured) expect(each).toMatchObject({ ...fact, sessionRef: known.sessionRef })
      expect(read.map((each) => each.fact)).toContainEqual(
        expect.objectContaining({ kind: 'refunded', refundId: key, paymentRef: fact.paymentRef, amountMinor: 1000 }),
      )
    })

    it('believes nothing that is unsigned, signed otherwise, old, or changed in a single byte', async () => {
      await paid()
      const { body, headers } = (await harness.events()).at(-1)!
      const { readWebhook } = harness.provider
      expect(() => readWebhook(body, headers())).not.toThrow()
      expect(() => readWebhook(body, new Headers())).toThrow(BadSignature)
      const turned = headers()
      for (const [header, value] of headers())
        if (header.includes('signature'))
          turned.set(
            header,
            value.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
          )
      expect(() => readWebhook(body, turned)).toThrow(BadSignature)
      for (let at = 0; at < body.length; at++) {
        const changed = Buffer.from(body)
        changed[at] = changed[at]! ^ 1
        expect(() => readWebhook(changed, headers()), `byte ${at}`).toThrow(BadSignature)
      }
      if (!harness.dated) return
      const now = Math.floor(Date.now() / 1000)
      expect(() => readWebhook(body, headers(now - 290))).not.toThrow()
      expect(() => readWebhook(body, headers(now - 310))).toThrow(BadSignature)
    })

    it('that does not answer is unavailable within ten seconds', async () => {
      const { known } = await open()
      await harness.whileDown(async (provider) => {
        const began = Date.now()
        const refund = { key: newId('ref'), paymentRef: 'pay_none', account: null, amountMinor: 100, currency: 'EUR' }
        const calls = [provider.open(bill()), provider.ask(known), provider.close(known), provider.refund(refund)]
        for (const { status, ...rest } of await Promise.allSettled(calls)) {
          expect(status).toBe('rejected')
          expect('reason' in rest && rest.reason).toBeInstanceOf(ProviderUnavailable)
        }
        expect(Date.now() - began).toBeLessThan(10_000)
      })
    })

    it('does once what was asked again because the answer was lost', async () => {
      const insist = async <T>(work: () => Promise<T>) =>
        work().catch((error) => (error instanceof ProviderUnavailable ? work() : Promise.reject(error)))
      const before = await harness.made()
      const asked = bill()
      harness.loseAnswer(0)
      const session = await insist(() => harness.provider.open(asked))
      expect(await harness.provider.open(asked)).toEqual(session)
      expect((await harness.made()).sessions).toBe(before.sessions + 1)
      const { back } = await paid()
      const key = newId('ref')
      harness.loseAnswer(1)
      const refund = await insist(() => back(500, key))
      expect(await back(500, key)).toEqual(refund)
      expect((await harness.made()).refunds).toBe(before.refunds + 1)
    })
  })
}
