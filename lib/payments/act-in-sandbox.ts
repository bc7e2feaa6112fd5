import { z } from 'zod'
import { env } from '@/lib/config/env'
import { AppError, NotFound } from '@/lib/core/error'
import { newId } from '@/lib/core/id'
import { operation } from '@/lib/core/operation'
import type { Tx } from '@/lib/db/tx'
import { failureOf, queueEvent } from './adapters/sandbox/events'
import { capturedFact, declined, refused } from './adapters/sandbox/facts'
import { inLedger } from './adapters/sandbox/ledger'
import { lockSession, type SandboxSession } from './adapters/sandbox/session'
import { fromHere } from './from-here'

export const sandboxChoices = ['pay', 'decline', 'pay_late', 'pay_twice', 'confirm_later', 'fail_later'] as const
export type SandboxChoice = (typeof sandboxChoices)[number]

const over = () =>
  new AppError({ kind: 'conflict', code: 'sandbox.session_over', message: 'Time is up: this payment can no longer be made.' })

/** Puts money into the books. Before `at` nobody sees it, and then the webhook tells. */
async function charge(tx: Tx, session: SandboxSession, at: Date | null) {
  const row = { id: newId('sbc'), amountMinor: session.amountMinor }
  await tx.$executeRaw`
    INSERT INTO sandbox_charges (id, session_id, amount_minor, created_at)
    VALUES (${row.id}, ${session.id}, ${row.amountMinor}, coalesce(${at}, now()))`
  await queueEvent(tx, capturedFact(session, row), { dueAt: at })
}

const acts: Record<SandboxChoice, (tx: Tx, session: SandboxSession, later: Date) => Promise<SandboxSession['state']>> = {
  async pay(tx, session) {
    await charge(tx, session, null)
    return 'paid'
  },
  async pay_twice(tx, session) {
    await charge(tx, session, null)
    await charge(tx, session, null)
    return 'paid'
  },
  async pay_late(tx, session, later) {
    await charge(tx, session, later)
    return 'open' // the bank is slow, and the session knows nothing of it
  },
  async decline(tx, { id, paymentId }) {
    await queueEvent(tx, { kind: 'failed', sessionRef: id, paymentId, failure: declined })
    return 'declined'
  },
  async confirm_later(tx, session, later) {
    await queueEvent(tx, { kind: 'processing', sessionRef: session.id, paymentId: session.paymentId })
    await charge(tx, session, later)
    return 'processing'
  },
  async fail_later(tx, { id, paymentId }, later) {
    await queueEvent(tx, { kind: 'processing', sessionRef: id, paymentId })
    await queueEvent(tx, { kind: 'failed', sessionRef: id, paymentId, failure: refused }, { id: failureOf(id), dueAt: later })
    return 'processing'
  },
}

/**
 * What a buyer does on the sandbox's page; who knows the session may. Done once: pressing again only leads on.
 * `delaySeconds` counts from now, or for `pay_late` from the end of the hold.
 */
export const actInSandbox = operation({
  name: 'payments.actInSandbox',
  input: z.object({
    session: z.string().max(100),
    choice: z.enum(sandboxChoices),
    delaySeconds: z.coerce.number().int().min(0).max(3600).default(5),
  }),
  output: z.object({ redirectTo: z.string() }),
  access: () => {
    if (!env().payments.includes('sandbox')) throw new NotFound('payment')
  },
  raises: ['payment.not_found', 'sandbox.session_over'],
  run: (_ctx, { session: id, choice, delaySeconds }) =>
    inLedger(async (tx) => {
      const session = await lockSession(tx, id)
      if (!session) throw new NotFound('payment')
      const [{ now } = { now: new Date() }] = await tx.$queryRaw<{ now: Date }[]>`SELECT now()`
      if (session.state === 'closed' || session.over) throw over()
      if (session.state === 'open') {
        const from = choice === 'pay_late' ? Math.max(session.expiresAt.getTime(), now.getTime()) : now.getTime()
        const state = await acts[choice](tx, session, new Date(from + delaySeconds * 1000))
        await tx.sandboxSession.update({ where: { id }, data: { state } })
      }
      return { redirectTo: fromHere(session.returnUrl) }
    }),
})
