import { env } from '@/lib/config/env'
import type { Money } from '@/lib/core/money'
import { inLedger } from './adapters/sandbox/ledger'
import { lockSession } from './adapters/sandbox/session'
import { fromHere } from './from-here'

export type SandboxPage = {
  description: string
  total: Money
  heldUntil: Date
  state: 'open' | 'processing' | 'paid' | 'declined' | 'closed'
  returnUrl: string
  cancelUrl: string
}

/** What the sandbox's page shows; null for a session that is not there, or where there is no sandbox. */
export async function sandboxPage(id: string): Promise<SandboxPage | null> {
  if (!env().payments.includes('sandbox')) return null
  const session = await inLedger((tx) => lockSession(tx, id))
  if (!session) return null
  const { description, amountMinor, currency, expiresAt, state, over, returnUrl, cancelUrl } = session
  return {
    description,
    total: { amountMinor, currency },
    heldUntil: expiresAt,
    state: state === 'open' && over ? 'closed' : state,
    returnUrl: fromHere(returnUrl),
    cancelUrl: fromHere(cancelUrl),
  }
}
