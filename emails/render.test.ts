import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MailName, MailProps } from '@/lib/notifications/mail-props'
import { readMail } from './read-mail'
import { renderEmail } from './render'
import { sampleProps } from './sample-props'

const names = Object.keys(sampleProps) as MailName[]
const rendered = async <Name extends MailName>(name: Name, changes: Partial<MailProps[Name]> = {}) => {
  const mail = await renderEmail(name, { ...sampleProps[name], ...changes })
  return { ...mail, ...readMail(mail.html) }
}

describe.each(names)('the mail %s', (name) => {
  it('asks nothing of the network: pictures are attached, styles are inside, no script', async () => {
    const { html, of } = await rendered(name)
    for (const { src } of of('img')) expect(src).toMatch(/^cid:(poster|qr-\d)$/)
    expect(html).not.toMatch(/<(script|link|iframe|object|form)\b|@import|@font-face|url\(|background="/i)
  })

  it('leads nowhere but to this installation and the map', async () => {
    const { of } = await rendered(name)
    const strange = of('a').filter(
      ({ href }) => !href!.startsWith('https://foyer.example') && !href!.startsWith('https://www.openstreetmap.org/'),
    )
    expect(strange).toEqual([])
  })

  it('says every picture in words', async () => {
    for (const { alt } of (await rendered(name)).of('img')) expect(alt).toMatch(/\w+/)
  })

  it('is made for light and dark', async () => {
    const { html, of } = await rendered(name)
    expect(of('meta')).toContainEqual({ name: 'color-scheme', content: 'light dark' })
    expect(of('meta')).toContainEqual({ name: 'supported-color-schemes', content: 'light dark' })
    expect(html).toMatch(/@media \(prefers-color-scheme:dark\)\{.*\.surface\{background-color:#1b1b18!important\}/)
    expect(html).toContain('[data-ogsc] .ink{color:#f4f3ec!important}')
  })

  it('opens with its preview line and is titled by its subject', async () => {
    const { html, words, preview, subject } = await rendered(name)
    expect(words.startsWith(preview)).toBe(true)
    expect(preview.length).toBeGreaterThan(20)
    expect(html).toContain(`<title>${subject}</title>`)
    expect(html).toMatch(/^<!DOCTYPE html[^>]*><html [^>]*lang="en"/)
  })

  it('is laid out by tables that a screen reader does not announce', async () => {
    const { of } = await rendered(name)
    const announced = of('table').filter(({ role }) => role !== 'presentation')
    expect(announced).toHaveLength(name === 'order-confirmation' ? 1 : 0) // the order's lines are a table indeed
  })

  it('has a text part with every address of the HTML part, and no markup', async () => {
    const { text, of } = await rendered(name)
    for (const { href } of of('a').filter((link) => name !== 'event-cancelled' || !link.href!.includes('openstreetmap'))) {
      expect(text).toContain(href)
    }
    expect(text).not.toMatch(/<\w|&\w+;|undefined|null|\[object|\n{3}/)
  })

  it('is the same mail when it is rendered again', async () => {
    expect(await renderEmail(name, sampleProps[name])).toEqual(await renderEmail(name, sampleProps[name]))
  })

  it('writes like the rest of the product', async () => {
    const { words, text, subject, preview } = await rendered(name)
    expect([words, text, subject, preview].join()).not.toMatch(/[!—]|undefined|NaN|\[object/)
  })
})

describe('hostile text', () => {
  const { event } = sampleProps.ticket
  const piece = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '&',
    '</title>',
    '</style>',
    '<script>',
    '<img src=x onerror=y>',
    '-->',
    '{',
    ' ',
    'é',
    '\n',
    '\\',
  )
  const hostile = fc.string({ unit: piece, minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== '')

  const allOver = (text: string) => {
    const named = { ...event, title: text, organiser: { name: text, email: text }, place: { name: text, address: text } }
    const ticket = { ...sampleProps.ticket.ticket, holderName: text, typeName: text, reference: text }
    const confirmation = sampleProps['order-confirmation']
    const lines = confirmation.order.lines.map((line, index) => ({ ...line, label: `${index}${text}` }))
    const tickets = confirmation.tickets.map((each) => ({ ...each, holderName: text, typeName: text }))
    return Promise.all([
      rendered('order-confirmation', { event: named, tickets, order: { ...confirmation.order, lines }, refundPolicy: text }),
      rendered('ticket', { event: named, ticket, buyerName: text }),
      rendered('event-cancelled', { event: named, message: text }),
    ])
  }

  it('stays text wherever an organiser or a buyer can put it', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const harmless = await allOver(text.replace(/\S/g, 'x'))
        for (const [index, mail] of (await allOver(text)).entries()) {
          expect(mail.tags.map((tag) => tag.name)).toEqual(harmless[index]!.tags.map((tag) => tag.name))
          expect(mail.subject).not.toMatch(/[\r\n]/)
          expect(mail.words).toContain(text.replace(/\s+/g, ' ').trim())
        }
      }),
      { numRuns: 25 },
    )
  }, 60_000)

  it('of a buyer makes no link in a mail to somebody else', async () => {
    const advert = 'Win at https://evil.example/x or a@evil.example'
    const { ticket } = sampleProps.ticket
    const mails = [
      await renderEmail('ticket', { ...sampleProps.ticket, buyerName: advert, ticket: { ...ticket, holderName: advert } }),
      await renderEmail('order-confirmation', {
        ...sampleProps['order-confirmation'],
        tickets: [{ ...ticket, holderName: advert }],
      }),
    ]
    for (const { html, text } of mails) expect(html + text).not.toMatch(/evil\.example|https:\/\/evil|a@evil/)
  })
})
