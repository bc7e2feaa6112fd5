import { describe, expect, it } from 'vitest'
import type { MailProps } from '@/lib/notifications/mail-props'
import { readMail } from './read-mail'
import { renderEmail } from './render'
import { sampleProps } from './sample-props'

/** Both parts of a mail as words. */
async function said<Name extends keyof MailProps>(name: Name, changes: Partial<MailProps[Name]> = {}) {
  const mail = await renderEmail(name, { ...sampleProps[name], ...changes })
  return { ...mail, parts: [readMail(mail.html).words, mail.text.replace(/\s+/g, ' ')] }
}

const { refund } = sampleProps.refund

describe('the refund', () => {
  it('says how much goes back, what died with it, what is left and when the money is there', async () => {
    const { subject, parts } = await said('refund')
    expect(subject).toBe('Refund of €37.50: Harbour Nights: Nils Frahm at the Grain Silo, Sat 14 Nov 2026')
    for (const part of parts) {
      expect(part).toContain('Hafenklang Collective has refunded a part of order K7M2Q9D.')
      expect(part).toContain('€37.50 goes back the way you paid. Banks take up to ten working days to show it.')
      expect(part).toContain('Get well soon, Maximiliane.')
      expect(part).toMatch(/This ticket no longer admits anyone: Maximiliane .*, Gallery seat, K7M2Q9D-3/)
      expect(part).toContain('Your other 2 tickets stay valid.')
      expect(part).not.toContain('Test money')
    }
  })

  it('of an amount alone leaves every ticket as it is, and says so', async () => {
    for (const part of (await said('refund', { tickets: [], remaining: 3 })).parts) {
      expect(part).toContain('Your 3 tickets stay valid.')
      expect(part).not.toContain('no longer')
    }
  })

  it('of what was paid at the door says who gives it back, and of no bank', async () => {
    for (const part of (await said('refund', { refund: { ...refund, byHand: true } })).parts) {
      expect(part).toContain('You paid at the door, so Hafenklang Collective gives €37.50 back to you by hand.')
      expect(part).not.toContain('Banks')
    }
  })

  it('of everything speaks of no tickets that are left', async () => {
    const order = { ...sampleProps.refund.order, whole: true }
    for (const part of (await said('refund', { order, remaining: 0, refund: { ...refund, note: '' } })).parts) {
      expect(part).toContain('Hafenklang Collective has refunded order K7M2Q9D.')
      expect(part).not.toMatch(/valid|From Hafenklang/)
    }
  })

  it.each([
    ['paid_twice', 'was paid twice. The second payment goes back whole.'],
    ['overpaid', 'What was too much goes back.'],
    ['underpaid', 'Less was paid than order K7M2Q9D comes to'],
    ['wrong_currency', 'came in another currency'],
  ] as const)('because of %s says so, and blames nobody', async (reason, words) => {
    const { parts } = await said('refund', { refund: { ...refund, reason, note: '' }, tickets: [] })
    for (const part of parts) {
      expect(part).toContain(words)
      expect(part).not.toContain('has refunded')
    }
  })
})

describe('a payment that came too late', () => {
  it.each([
    ['seats_gone', 'others had taken the places'],
    ['event_over', 'the event was over'],
    ['event_cancelled', 'the event had been cancelled'],
    ['replaced', 'you had ordered again'],
    ['order_cancelled', 'the order had been cancelled'],
  ] as const)('goes back whole, and the mail says why: %s', async (why, words) => {
    for (const part of (await said('late-payment', { why })).parts) {
      expect(part).toContain(words)
      expect(part).toContain('all of it, €80.10, goes back')
      expect(part).toContain('you have no tickets for this order')
    }
  })

  it('is marked where it was test money', async () => {
    for (const part of (await said('late-payment', { test: true })).parts) expect(part).toContain('Test money')
    for (const part of (await said('late-payment', { test: false })).parts) expect(part).not.toContain('Test money')
  })
})

it('a payment the bank refused: nothing was charged, and one press tries again', async () => {
  const { parts, text } = await said('payment-failed')
  for (const part of parts) expect(part).toContain('Nothing was charged.')
  expect(text).toContain('Try again: https://foyer.example/checkout/link')
})

it('marks an order that was paid with test money, and does not name a provider for it', async () => {
  const order = { ...sampleProps['order-confirmation'].order, test: true }
  for (const part of (await said('order-confirmation', { order })).parts) {
    expect(part).toContain('Test money')
    expect(part).not.toContain('Paid through')
  }
})
