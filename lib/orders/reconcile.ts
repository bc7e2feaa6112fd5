import { log } from '@/lib/config/log'
import { callFunction } from '@/lib/db/sql'
import { providerNamed } from '@/lib/payments/registry'
import { closeSession, type Find, hear, type UnsettledPayment } from './paying/close-session'

const atOnce = 20
const patience = 25

type Claimed = UnsettledPayment & { holding: boolean; state: string }

async function look(payment: Claimed, find: Find) {
  const open = payment.state === 'opening' || payment.state === 'open'
  // Paid in another way, or given up: nobody should be able to pay this one too.
  if (open && !payment.holding) return void (await closeSession(payment, find))
  // The buyer may still come back to an opening one; when the hold ends the sweep opens it to close it.
  if (payment.state === 'opening' && payment.sessionRef === null) return
  await hear(payment, find, 'ask').catch((error: unknown) =>
    log().warn({ err: error, paymentId: payment.id }, 'a payment could not be asked about; it will be again'),
  )
}

/**
 * Asks the providers about every payment that has not come to an end a minute after it began, and settles what they say: whatever was
 * missed (a webhook, the end of a process) is found here. Of several processes one asks about each.
 * @param signal ends it after what is under way
 * @returns how many payments were asked about
 */
export async function reconcile(find: Find = providerNamed, signal?: AbortSignal): Promise<number> {
  for (let asked = 0; ; ) {
    const payments = await callFunction<Claimed[]>('claim_payments', { why: 'open', limit: atOnce, patience })
    if (payments.length === 0 || signal?.aborted) return asked
    await Promise.all(payments.map((payment) => look(payment, find)))
    asked += payments.length
  }
}
