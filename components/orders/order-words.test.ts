import { describe, expect, it } from 'vitest'
import { orderHeading, priceWords, refundReason, refundState } from './order-words'

const order = { status: 'confirmed', endReason: null, late: false, totalMinor: 2400, tickets: [{}], refunds: [] }

describe('the heading of an order', () => {
  it.each([
    [{ status: 'pending' }, 'Your tickets are held'],
    [{ status: 'pending', late: true }, 'Your time is up'],
    [{ status: 'awaiting_confirmation' }, 'Confirming with your bank'],
    [{ status: 'confirmed' }, 'You have your tickets'],
    [{ status: 'confirmed', totalMinor: 0 }, 'You are registered'],
    [{ status: 'confirmed', tickets: [] }, 'Thank you for your gift'],
    [{ status: 'partly_refunded' }, 'You have your tickets'],
    [{ status: 'expired', endReason: 'hold_ended', tickets: [] }, 'Your time was up'],
    [{ status: 'expired', endReason: 'payment_failed', tickets: [] }, 'Your payment did not go through'],
    [{ status: 'cancelled', endReason: 'left', tickets: [] }, 'You gave the tickets back'],
    [{ status: 'cancelled' }, 'This order is cancelled'],
    [{ status: 'refund_due' }, 'Your refund is on its way'],
    [{ status: 'refund_due', tickets: [], refunds: [{ reason: 'late' }] }, 'Your payment came too late'],
    [{ status: 'refund_due', tickets: [], refunds: [{ reason: 'requested' }] }, 'Your refund is on its way'],
    [{ status: 'refunded' }, 'This order was refunded'],
    [{ status: 'refunded', tickets: [], refunds: [{ reason: 'late' }] }, 'Your payment came too late'],
  ])('of %j is "%s"', (changes, heading) => {
    expect(orderHeading({ ...order, ...changes })).toBe(heading)
  })
})

describe('a refund', () => {
  it('says how far it has come, a failed one too', () => {
    expect(refundState({ state: 'due' }).label).toBe('On its way')
    expect(refundState({ state: 'done' }).label).toBe('Sent back')
    expect(refundState({ state: 'done', byHand: true }).explained).toContain('gives it back by hand')
    expect(refundState({ state: 'failed' }).explained).toContain('could not send it')
  })

  it('gives a reason unless somebody simply sent it back', () => {
    expect(refundReason('paid_twice')).toBe('The order was paid twice')
    expect(refundReason('requested')).toBeNull()
  })
})

it('writes an amount in the decimals of its currency, and nothing as free', () => {
  expect([priceWords(0, 'EUR'), priceWords(2650, 'EUR'), priceWords(-840, 'EUR'), priceWords(1200, 'JPY')]).toEqual([
    'Free',
    '€26.50',
    '−€8.40',
    '¥1,200',
  ])
})
