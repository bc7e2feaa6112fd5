import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ArrivedMail } from '@/lib/testing/arrived-mail'
import { MailRejected } from '../errors'
import type { Message } from '../message'
import type { Transport } from '../transport'

type Harness = {
  transport: Transport
  /** a key no other mail has used, of a delivery that exists */
  newKey: () => Promise<string>
  /** what has arrived under this subject */
  arrived: (subject: string) => Promise<ArrivedMail[]>
  close: () => Promise<void>
}

const everyByte = Uint8Array.from({ length: 1024 }, (_, index) => index % 256)
const calendar = new TextEncoder().encode('BEGIN:VCALENDAR\r\nSUMMARY:Über\r\nEND:VCALENDAR\r\n')

const sample: Message = {
  idempotencyKey: '',
  from: { name: 'Harbour Nights via Foyer', address: 'tickets@foyer.example' },
  to: { name: 'Zoë "Z" O’Neil, Esq.', address: 'zoe@mail.example' },
  replyTo: { name: 'Hafenbühne', address: 'hello@hafen.example' },
  subject: 'Your tickets: Nächte am Hafen 🎟️, Sat 14 Nov 2026',
  html: `<p>Grüße, 你好 & <b>bold</b></p>\n<p>${'a long line '.repeat(200)}</p>`,
  text: '.a line that begins with a dot\nFrom here on: Grüße, 你好\n\n-- \nFoyer',
  attachments: [],
  headers: { 'X-Foyer-Delivery': 'dlv_1' },
}

/** What every transport must do. `start` brings up a real counterpart to send to. */
export function describeTransport(name: Transport['name'], start: () => Promise<Harness>) {
  describe(`${name} keeps the contract of a mail transport`, () => {
    let harness: Harness
    beforeAll(async () => {
      harness = await start()
    })
    afterAll(() => harness.close())

    const message = async (changes: Partial<Message> = {}): Promise<Message> => ({
      ...sample,
      subject: `${sample.subject} ${crypto.randomUUID()}`,
      idempotencyKey: await harness.newKey(),
      ...changes,
    })
    const sendAndRead = async (changes?: Partial<Message>) => {
      const sent = await message(changes)
      await harness.transport.send(sent)
      const [mail, ...others] = await harness.arrived(sent.subject)
      expect(others).toEqual([])
      return { sent, mail: mail! }
    }

    it('calls itself by its name', () => expect(harness.transport.name).toBe(name))

    it('delivers subject, addresses, HTML and text as they were written', async () => {
      const { sent, mail } = await sendAndRead()
      expect(mail.subject).toBe(sent.subject)
      expect({ from: mail.from, to: mail.to, replyTo: mail.replyTo }).toEqual({
        from: sent.from,
        to: sent.to,
        replyTo: sent.replyTo,
      })
      expect(mail.html.trim()).toBe(sent.html)
      expect(mail.text.trimEnd()).toBe(sent.text)
    })

    it('delivers without names and without a reply-to address', async () => {
      const { mail } = await sendAndRead({
        from: { address: 'a@foyer.example' },
        to: { address: 'b@mail.example' },
        replyTo: undefined,
      })
      expect(mail.from).toEqual({ address: 'a@foyer.example' })
      expect(mail.to).toEqual({ address: 'b@mail.example' })
      expect(mail.replyTo).toBeUndefined()
    })

    it('delivers files and inline pictures byte for byte', async () => {
      const { mail } = await sendAndRead({
        html: '<img src="cid:qr-1" alt="">',
        attachments: [
          { filename: 'qr-1.png', contentType: 'image/png', content: everyByte, contentId: 'qr-1' },
          { filename: 'Nächte.ics', contentType: 'text/calendar; charset=utf-8; method=PUBLISH', content: calendar },
        ],
      })
      const [picture, file] = mail.attachments
      expect(mail.attachments).toHaveLength(2)
      expect(picture).toMatchObject({ filename: 'qr-1.png', contentType: 'image/png', contentId: 'qr-1' })
      expect(Buffer.from(picture!.content).equals(everyByte)).toBe(true)
      expect(file!.filename).toBe('Nächte.ics')
      expect(file!.contentId).toBeUndefined()
      expect(file!.contentType).toMatch(/^text\/calendar;.*method=PUBLISH/)
      expect(Buffer.from(file!.content).toString()).toContain('SUMMARY:Über')
    })

    it('names the same message the same when it is sent again, and another one differently', async () => {
      const first = await message()
      const { providerId } = await harness.transport.send(first)
      expect(providerId).not.toBe('')
      expect(await harness.transport.send(first)).toEqual({ providerId })
      expect(await harness.transport.send(await message())).not.toEqual({ providerId })
    })

    it('delivers twenty messages sent at once, each once', async () => {
      const messages = await Promise.all(Array.from({ length: 20 }, () => message()))
      await Promise.all(messages.map((each) => harness.transport.send(each)))
      const arrivals = await Promise.all(messages.map((each) => harness.arrived(each.subject)))
      expect(arrivals.map((each) => each.length)).toEqual(messages.map(() => 1))
    })

    it.each(['\r\n', '\n', '\r', '\u2028', '\0\r\n '])('lets no text with %j in it become a header', async (lineEnd) => {
      const hostile = `Party${lineEnd}Bcc: everyone@mail.example${lineEnd}${lineEnd}<b>body</b>`
      const harmless = 'Party Bcc: everyone@mail.example <b>body</b>'
      const sent = await message({
        from: { name: hostile, address: 'a@foyer.example' },
        to: { name: hostile, address: 'b@mail.example' },
        replyTo: { name: hostile, address: 'c@mail.example' },
      })
      const subject = `${sent.subject} ${hostile}`
      const attachments = [{ filename: `${hostile}.ics`, contentType: 'text/calendar', content: calendar }]
      await harness.transport.send({ ...sent, subject, attachments })
      const [mail] = await harness.arrived(`${sent.subject} ${harmless}`)
      expect([mail!.from.name, mail!.to.name, mail!.replyTo?.name]).toEqual([harmless, harmless, harmless])
      expect(mail!.headers).not.toHaveProperty('bcc')
      expect(mail!.attachments[0]!.filename).toBe(`${harmless.replace('/', '-')}.ics`)
      expect(mail!.html.trim()).toBe(sample.html)
    })

    it.each([
      ['an address with a line break', { to: { address: 'b@mail.example\r\nBcc: everyone@mail.example' } }],
      ['two addresses in one', { to: { address: 'b@mail.example, everyone@mail.example' } }],
      ['an address in brackets', { to: { address: '<b@mail.example>' } }],
      ['no address', { to: { address: 'nobody' } }],
      ['a reply-to that is none', { replyTo: { address: 'x y@mail.example' } }],
      ['a header name with a colon', { headers: { 'X-A: 1\r\nBcc': 'everyone@mail.example' } }],
      ['a header value with a line break', { headers: { 'X-A': '1\r\nBcc: everyone@mail.example' } }],
      ['a content type with a line break', { attachments: [{ filename: 'a', contentType: 'a/b\r\nX: y', content: everyByte }] }],
      [
        'a content id with a bracket',
        { attachments: [{ filename: 'a', contentType: 'a/b', content: everyByte, contentId: 'a>\r\nX: y' }] },
      ],
    ] satisfies [string, Partial<Message>][])('rejects %s, and nothing arrives', async (_what, changes) => {
      const sent = await message(changes)
      await expect(harness.transport.send(sent)).rejects.toBeInstanceOf(MailRejected)
      expect(await harness.arrived(sent.subject)).toEqual([])
    })
  })
}
