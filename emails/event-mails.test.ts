import { describe, expect, it } from 'vitest'
import type { MailProps } from '@/lib/notifications/mail-props'
import { readMail } from './read-mail'
import { renderEmail } from './render'
import { sampleProps } from './sample-props'

const sample = sampleProps['order-confirmation']
const render = async <Name extends keyof MailProps>(name: Name, changes: Partial<MailProps[Name]> = {}) => {
  const mail = await renderEmail(name, { ...sampleProps[name], ...changes })
  return { ...mail, ...readMail(mail.html) }
}

describe('the order confirmation', () => {
  it('names event and date in the subject', async () => {
    expect((await render('order-confirmation')).subject).toBe(
      'Your tickets: Harbour Nights: Nils Frahm at the Grain Silo, Sat 14 Nov 2026',
    )
    expect((await render('order-confirmation', { tickets: sample.tickets.slice(0, 1) })).subject).toMatch(/^Your ticket: /)
  })

  it('keeps the date in the subject when the title is long', async () => {
    const { subject } = await render('order-confirmation', { event: { ...sample.event, title: 'Nights '.repeat(40) } })
    expect(subject).toMatch(/…, Sat 14 Nov 2026$/)
    expect(subject.length).toBeLessThan(110)
  })

  it('tells event, date, place and the way to the tickets before the first code', async () => {
    const { html } = await render('order-confirmation')
    const first = html.slice(html.indexOf('<h1'), html.indexOf('cid:qr-1'))
    const { words, of } = readMail(first)
    for (const fact of [
      'Harbour Nights',
      'Saturday 14 November 2026',
      '19:00 – 23:00',
      'Central European Time (GMT+1)',
      'Getreidespeicher, Kai 3, 20457 Hamburg',
      'View your 3 tickets',
    ]) {
      expect(words).toContain(fact)
    }
    expect(of('a').at(-1)?.href).toBe(sample.order.url)
  })

  it('shows every ticket with its code, holder, type, reference and link', async () => {
    const { of, words, text } = await render('order-confirmation')
    expect(of('img').map(({ src }) => src)).toEqual(['cid:poster', 'cid:qr-1', 'cid:qr-2', 'cid:qr-3'])
    for (const { holderName, typeName, reference, url } of sample.tickets) {
      for (const fact of [holderName, typeName, reference]) {
        expect(words).toContain(fact)
        expect(text).toContain(fact)
      }
      expect(of('a').map(({ href }) => href)).toContain(url)
      expect(text).toContain(url)
    }
  })

  it('keeps a code on white in the dark, large enough to scan from another screen', async () => {
    const { html, of } = await render('order-confirmation')
    expect(html).toMatch(/<div style="[^"]*background-color:#ffffff[^"]*"><img[^>]*src="cid:qr-1"/)
    for (const { src, width } of of('img')) if (src !== 'cid:poster') expect(Number(width)).toBeGreaterThanOrEqual(200)
  })

  it('sums the order up, all in', async () => {
    for (const part of [
      (await render('order-confirmation')).words,
      (await render('order-confirmation')).text.replace(/:|\n/g, ' ').replace(/ +/g, ' ').replaceAll(' x ', ' × '),
    ]) {
      for (const line of [
        'Order K7M2Q9D',
        '2 × Standing €48.00',
        '1 × Gallery seat €36.00',
        'Discount HARBOUR10 -€8.40',
        'Booking fee €4.50',
        'Total €80.10',
        'The total includes €12.79 tax. Paid through Stripe.',
      ])
        expect(part).toContain(line)
    }
  })

  it('says free, not €0.00', async () => {
    const order = {
      ...sample.order,
      lines: [{ label: 'Standing', quantity: 1, amountMinor: 0 }],
      totalMinor: 0,
      includedTaxMinor: 0,
      paid: null,
    }
    const { words, text } = await render('order-confirmation', { order })
    expect(words).toContain('Total Free')
    expect(text).toContain('Total: Free')
    expect(words + text).not.toMatch(/0\.00|Paid through|tax/)
  })

  it.each([
    [['edit', 'transfer', 'cancel'] as const, 'To change a name, pass a ticket on or cancel, open your order'],
    [['edit', 'cancel'] as const, 'To change a name or cancel, open your order'],
    [['cancel'] as const, 'To cancel, open your order'],
  ])('with %j says "%s"', async (can, sentence) => {
    const { words, text } = await render('order-confirmation', { can: [...can] })
    expect(words).toContain(sentence)
    expect(text).toContain(`${sentence}: ${sample.order.url}`)
  })

  it('promises nothing the order page cannot do', async () => {
    const { words, text } = await render('order-confirmation', { can: [], refundPolicy: '', calendarAttached: false })
    expect(words + text).not.toMatch(/open your order|cancel|calendar|Full refund/)
  })

  it('says where an answer goes, and where to ask when no answer can go anywhere', async () => {
    const reply = 'Reply to this mail, it goes to Hafenklang Collective.'
    expect((await render('order-confirmation')).words).toContain(reply)
    const unreachable = await render('order-confirmation', {
      event: { ...sample.event, organiser: { name: 'Hafenklang Collective', email: null } },
    })
    expect(unreachable.words).not.toContain('Reply to this mail')
    expect(unreachable.of('a').map(({ href }) => href)).toContain(sample.event.url)
    expect(unreachable.text).toContain(sample.event.url)
  })

  it('shows twenty codes at most, says where the others are, and stays below what Gmail cuts off at 102 kB', async () => {
    const tickets = Array.from({ length: 24 }, (_, index) => ({
      reference: `K7M2Q9D-${index + 1}`,
      holderName: 'Maximiliane Freifrau von Oberhausen-Schwarzenfels '.repeat(2),
      typeName: 'Gallery seat, first row, with a glass of wine on arrival',
      url: `https://foyer.example/t/${'x'.repeat(43)}`,
      qrCid: `qr-${index + 1}`,
    }))
    const { html, words, text, of } = await render('order-confirmation', { tickets, refundPolicy: 'A long policy. '.repeat(130) })
    expect(of('img')).toHaveLength(21)
    expect(words).toContain('4 more tickets in your order')
    expect(text).toContain('K7M2Q9D-24')
    expect(Buffer.byteLength(html)).toBeLessThan(102_000)
  })

  it('does without a poster', async () => {
    const { of } = await render('order-confirmation', { event: { ...sample.event, posterCid: null } })
    expect(of('img')).toHaveLength(3)
  })
})

describe('where an event is', () => {
  const at = async (changes: Partial<typeof sample.event>) => {
    const { words, text } = await render('ticket', { event: { ...sample.event, ...changes } })
    return [words, text]
  }

  it('online only: says when the button appears, and shows no map', async () => {
    for (const part of await at({ place: null, online: true })) {
      expect(part).toContain('Online. The join button is on your ticket and opens in time.')
      expect(part).not.toMatch(/openstreetmap|Getreidespeicher/)
    }
  })

  it('hybrid: says both', async () => {
    for (const part of await at({ online: true })) expect(part).toContain('Kai 3, 20457 Hamburg, and online')
  })

  it('without address and map: the name alone', async () => {
    for (const part of await at({ place: { name: 'Town hall' } })) expect(part).toContain('Town hall')
  })
})

describe('the ticket mail', () => {
  it('names event and date in the subject', async () => {
    expect((await render('ticket')).subject).toBe('Your ticket: Harbour Nights: Nils Frahm at the Grain Silo, Sat 14 Nov 2026')
  })

  it('has one code, its holder and who registered them, and nothing of the order or the others', async () => {
    const { of, words, text } = await render('ticket')
    expect(of('img').map(({ src }) => src)).toEqual(['cid:poster', 'cid:qr-2'])
    for (const part of [words, text]) {
      expect(part).toContain('Amadou Diallo')
      expect(part).toContain('Zoë van den Berg registered you.')
      expect(part).not.toMatch(/€|Total|orders\/|Maximiliane/)
    }
  })

  it('leaves out who registered whom when it was the holder', async () => {
    const { words, text } = await render('ticket', { buyerName: null })
    expect(words + text).not.toContain('registered you')
  })
})

describe('the cancellation', () => {
  it('says so in the subject, with the date', async () => {
    expect((await render('event-cancelled')).subject).toBe(
      'Cancelled: Harbour Nights: Nils Frahm at the Grain Silo, Sat 14 Nov 2026',
    )
  })

  it('tells the organiser’s reason in its own paragraphs, what happens to the money, and that tickets are void', async () => {
    const { words, text, of } = await render('event-cancelled')
    expect(words).toContain(
      'From Hafenklang Collective The storm has damaged the roof of the silo. We are sorry. We will be back in April.',
    )
    for (const part of [words, text]) {
      expect(part).toContain('€80.10 goes back the way you paid.')
      expect(part).toContain('Your tickets no longer admit anyone')
    }
    expect(of('img')).toEqual([])
  })

  it('says of what was paid at the door who gives it back', async () => {
    const { words, text } = await render('event-cancelled', { refund: { amountMinor: 1_200, currency: 'EUR', byHand: true } })
    for (const part of [words, text]) {
      expect(part).toContain('You paid €12.00 at the door, and Hafenklang Collective gives it back to you by hand.')
      expect(part).not.toContain('Banks')
    }
  })

  it('without a word from the organiser and without money, says neither', async () => {
    const { words, text } = await render('event-cancelled', { message: ' ', refund: null })
    for (const part of [words, text]) {
      expect(part).not.toMatch(/From Hafenklang|€|goes back/)
      expect(part).toContain('You paid nothing, so there is nothing to refund.')
    }
  })

  it('promises no join button for an event that is off', async () => {
    const event = { ...sample.event, place: null, online: true }
    const { words, text } = await render('event-cancelled', { event })
    expect(words + text).not.toContain('join button')
  })
})
