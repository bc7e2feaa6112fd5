import { db } from '@/lib/db/client'
import type { Fact, Provider, ProviderName } from '@/lib/payments/provider'

export type Difference = {
  paymentRef: string
  provider: ProviderName
  what: 'captured' | 'sent back'
  theirs: number
  ours: number
}

/**
 * The other half of I3: what providers say of every session there ever was, beside our books. For after a fault or a load test, as it asks
 * once per session.
 * @param eventId of one event alone
 * @returns where the two differ, money nobody here knows of too
 */
export async function compareBooks(find: (name: ProviderName) => Provider, eventId?: string): Promise<Difference[]> {
  const payments = await db().payment.findMany({
    where: { order: { eventId } },
    include: { refunds: { where: { state: 'done' } } },
  })
  const ours = new Map(
    payments.filter(({ paymentRef }) => paymentRef).map((payment) => [`${payment.provider} ${payment.paymentRef}`, payment]),
  )
  const told = new Map<string, Difference[]>()
  for (const { id, provider, sessionRef, account } of payments) {
    if (!sessionRef) continue
    const name = provider as ProviderName
    for (const each of await find(name).ask({ paymentId: id, sessionRef, account })) add(told, name, each)
  }
  const differences: Difference[] = []
  for (const [key, parts] of told) {
    const row = ours.get(key)
    const sentBack = row?.refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0) ?? 0
    for (const part of parts) differences.push({ ...part, ours: part.what === 'captured' ? (row?.capturedMinor ?? 0) : sentBack })
  }
  const unheard = [...ours.values()].filter(({ provider, paymentRef }) => !told.has(`${provider} ${paymentRef}`))
  return [
    ...differences.filter((each) => each.theirs !== each.ours),
    ...unheard.map(({ provider, paymentRef, capturedMinor }) => ({
      paymentRef: paymentRef!,
      provider: provider as ProviderName,
      what: 'captured' as const,
      theirs: 0,
      ours: capturedMinor,
    })),
  ]
}

function add(told: Map<string, Difference[]>, provider: ProviderName, fact: Fact) {
  if (fact.kind !== 'captured' && fact.kind !== 'refunded') return
  const key = `${provider} ${fact.paymentRef}`
  const parts =
    told.get(key) ??
    (['captured', 'sent back'] as const).map((what) => ({ paymentRef: fact.paymentRef, provider, what, theirs: 0, ours: 0 }))
  told.set(key, parts)
  const part = parts[fact.kind === 'captured' ? 0 : 1]!
  if (fact.kind === 'captured') part.theirs = fact.amountMinor
  else part.theirs += fact.amountMinor
}
