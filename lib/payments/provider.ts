import type { Money } from '@/lib/core/money'

/** `door`: nobody outside; what was taken at the door is noted by hand. */
export type ProviderName = 'stripe' | 'razorpay' | 'sandbox' | 'door'

/** What is to be paid, as a provider's page shows it. */
export type Bill = {
  /** our payment's id: also the idempotency key, so that asking again opens no second session */
  paymentId: string
  order: { id: string; number: string }
  /** who the money is for, where the provider has accounts for that */
  account: string | null
  total: Money
  /** all-in amounts of one unit; they add up to `total` */
  lines: { name: string; quantity: number; unitMinor: number }[]
  buyer: { name: string; email: string }
  title: string
  /** BCP 47, when it is known */
  locale: string | null
  /** when the seats are let go */
  expiresAt: Date
  returnUrl: string
  cancelUrl: string
}

/** A session at the provider. The buyer pays at `url`; the provider ends it at `expiresAt` by itself, later than the hold perhaps. */
export type OpenSession = { sessionRef: string; url: string; expiresAt: Date | null }

/**
 * What a provider says, in our words. `paymentRef` names the money: two captures with one name are one. `paymentId` and `refundId`
 * (a refund's key) are ours, where the provider gives back what we named things by: a fact may be here before its reference is saved.
 */
export type Fact =
  | { kind: 'captured'; sessionRef: string; paymentId?: string; paymentRef: string; amountMinor: number; currency: string }
  | { kind: 'processing' | 'failed' | 'closed'; sessionRef: string; paymentId?: string; paymentRef?: string; failure?: string }
  | {
      kind: 'refunded' | 'refund_failed'
      paymentRef: string
      refundRef: string
      refundId?: string
      amountMinor: number
      failure?: string
    }

/** A webhook that was signed as it should be. `fact` is null for what does not concern us: it is answered with 200. */
export type ReadWebhook = { eventRef: string; fact: Fact | null }

/** What amounts a provider takes of a currency, in its minor unit. */
export type Limits = { minMinor: number /** 10: dinars by the ten fils */; stepMinor: number }

/** A session as our rows know it. */
export type KnownSession = { paymentId: string; sessionRef: string; account: string | null }

/**
 * Somebody who takes money for us. Every adapter passes one contract (provider-contract.db.test.ts). All of them answer
 * within ten seconds or raise ProviderUnavailable (ask again, under the same key) or ProviderRefused (a final no), and none is
 * called inside a transaction.
 */
export type Provider = {
  name: ProviderName
  /** whether it is a place to try things, where no money moves */
  test: boolean
  /** Origins of its pages, which a form of ours may lead to (the policy's form-action). */
  origins: string[]
  /** What it takes of a currency; null when it does not take it. Known without asking it. */
  limits: (currency: string) => Limits | null
  /** The same bill opens the same session, however often. @throws AmountNotTaken (see `limits`) before anybody is asked */
  open: (bill: Bill) => Promise<OpenSession>
  /** Everything it knows of a session now: all its money, and whether it is still open (no fact), closed, failed or under way. */
  ask: (session: KnownSession) => Promise<Fact[]>
  /**
   * Ends a session so that nobody can pay it any more. Answers what `ask` would afterwards: perhaps it was just paid. Where sessions
   * cannot be ended (Razorpay) it says `closed` when nothing is under way; money may still come, late.
   */
  close: (session: KnownSession) => Promise<Fact[]>
  /** Sends money back, once per key. `done: false`: on its way, a webhook or the next ask will tell. */
  refund: (refund: {
    key: string
    paymentRef: string
    account: string | null
    amountMinor: number
    currency: string
  }) => Promise<{ refundRef: string; done: boolean }>
  /** @throws BadSignature for anything not signed by the provider, or signed more than 300 s ago where the signature says when */
  readWebhook: (body: Buffer, headers: Headers) => ReadWebhook
}
