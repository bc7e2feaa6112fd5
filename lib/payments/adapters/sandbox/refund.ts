import { newId } from '@/lib/core/id'
import { ProviderRefused } from '../../errors'
import type { Provider } from '../../provider'
import { queueEvent } from './events'
import { inLedger } from './ledger'

type Charge = { amountMinor: number; refundedMinor: number; currency: string }

export const refundInSandbox: Provider['refund'] = ({ key, paymentRef, amountMinor, currency }) =>
  inLedger(async (tx) => {
    const [charge] = await tx.$queryRaw<Charge[]>`
      SELECT c.amount_minor AS "amountMinor", c.refunded_minor AS "refundedMinor", s.currency
      FROM sandbox_charges c JOIN sandbox_sessions s ON s.id = c.session_id
      WHERE c.id = ${paymentRef} AND c.created_at <= now() FOR UPDATE OF c`
    if (!charge || charge.currency !== currency) throw new ProviderRefused({ reason: 'No such payment.' })
    const earlier = await tx.sandboxRefund.findUnique({ where: { idempotencyKey: key } })
    if (earlier) {
      if (earlier.chargeId === paymentRef && earlier.amountMinor === amountMinor) return { refundRef: earlier.id, done: true }
      throw new ProviderRefused({ reason: 'Another refund was made under this key.' })
    }
    if (amountMinor < 1 || charge.refundedMinor + amountMinor > charge.amountMinor)
      throw new ProviderRefused({ reason: 'More than is left of the payment.' })
    const id = newId('sbr')
    await tx.sandboxCharge.update({ where: { id: paymentRef }, data: { refundedMinor: { increment: amountMinor } } })
    await tx.sandboxRefund.create({ data: { id, chargeId: paymentRef, idempotencyKey: key, amountMinor } })
    await queueEvent(tx, { kind: 'refunded', paymentRef, refundRef: id, refundId: key, amountMinor })
    return { refundRef: id, done: true }
  })
