import { log } from '@/lib/config/log'
import { newId } from '@/lib/core/id'
import { callFunction } from '@/lib/db/sql'
import { ProviderRefused } from '@/lib/payments/errors'
import type { ProviderName } from '@/lib/payments/provider'
import { providerNamed } from '@/lib/payments/registry'
import type { Find } from './paying/close-session'
import { inWords } from './paying/in-words'
import { settleOrder } from './settle-order'

const atOnce = 20
const tries = 12

type Due = {
  id: string
  /** the same until the provider has said no to it */
  key: string
  orderId: string
  attempts: number
  amountMinor: number
  currency: string
  provider: ProviderName
  paymentRef: string
  account: string | null
  /** the provider has it, and has not said yet that it is done */
  taken: boolean
}

async function send(due: Due, find: Find) {
  const { id: refundId, key, provider, paymentRef, account, amountMinor, currency } = due
  const tried = (result: object) => callFunction('refund_tried', { refundId, requestId: newId('req'), ...result })
  try {
    const { refundRef, done } = await find(provider).refund({ key, paymentRef, account, amountMinor, currency })
    await tried({ providerRef: refundRef })
    if (!done) return
    const fact = { kind: 'refunded', paymentRef, refundRef, refundId: key, amountMinor } as const
    await settleOrder(fact, { provider, eventRef: `answered:${refundRef}:refunded`, source: 'reconciler' })
  } catch (error) {
    const refused = error instanceof ProviderRefused
    log().warn({ err: error, refundId }, 'a refund was not sent')
    await tried({ error: inWords(error), refused, final: refused || (due.attempts >= tries && !due.taken) })
  }
}

/**
 * Sends the money back that is due, each refund by one process and under a key of its own: however often it is asked, and whenever a process
 * ends, it goes back once. Tried again with growing pauses; given up after twelve times, or when the provider says no.
 * @param signal ends it after what is under way
 * @returns how many were tried
 */
export async function sendRefunds(find: Find = providerNamed, signal?: AbortSignal): Promise<number> {
  for (let sent = 0; ; ) {
    const due = await callFunction<Due[]>('claim_refunds', { limit: atOnce })
    if (due.length === 0 || signal?.aborted) return sent
    await Promise.all(due.map((each) => send(each, find)))
    sent += due.length
  }
}
