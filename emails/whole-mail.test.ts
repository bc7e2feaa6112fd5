import ICAL from 'ical.js'
import jsQR from 'jsqr'
import sharp from 'sharp'
import { expect, it, vi } from 'vitest'
import { inlineImage } from '@/lib/email/inline-image'
import { mailTransport } from '@/lib/email/registry'
import { sendMail } from '@/lib/email/send'
import { eventIcs } from '@/lib/events/calendar'
import { startSmtpInbox } from '@/lib/testing/smtp-inbox'
import { ticketQrPng } from '@/lib/tickets/qr'
import { readMail } from './read-mail'
import { renderEmail } from './render'
import { sampleProps } from './sample-props'

const props = sampleProps['order-confirmation']
const codes = props.tickets.map((_, index) => `${index}`.padEnd(117, 'K7M2Q9D:%/'))

async function read(png: Uint8Array) {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data
}

it('a confirmation that went over the wire still has every code, readable, where its HTML shows it, and the date for the calendar', async () => {
  const inbox = await startSmtpInbox()
  vi.stubEnv('MAIL_TRANSPORT', 'smtp')
  vi.stubEnv('SMTP_URL', inbox.url)
  const { subject, html, text } = await renderEmail('order-confirmation', props)
  const { event } = props
  const ics = eventIcs({
    uid: 'evt_1@foyer.example',
    sequence: 0,
    revisedAt: new Date('2026-11-01T12:00:00Z'),
    title: event.title,
    description: '',
    url: event.url,
    location: 'Getreidespeicher',
    startsAt: new Date(event.startsAt),
    endsAt: new Date(event.endsAt),
    timeZone: event.timeZone,
    status: 'confirmed',
  })
  const poster = await sharp({ create: { width: 1200, height: 400, channels: 3, background: '#e4572e' } })
    .png()
    .toBuffer()
  await sendMail({
    idempotencyKey: 'dlv_1',
    to: { address: 'zoe@mail.example' },
    subject,
    html,
    text,
    attachments: [
      inlineImage('poster', poster),
      ...(await Promise.all(props.tickets.map(async ({ qrCid }, index) => inlineImage(qrCid, await ticketQrPng(codes[index]!))))),
      {
        filename: 'event.ics',
        contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
        content: new TextEncoder().encode(ics),
      },
    ],
  })
  mailTransport().close()
  await inbox.close()

  const [mail] = inbox.mails
  expect(mail!.subject).toBe(subject)
  expect(mail!.text.trimEnd()).toBe(text.trimEnd())
  const shown = readMail(mail!.html)
    .of('img')
    .map(({ src }) => src!.replace('cid:', ''))
  expect(shown).toEqual(['poster', 'qr-1', 'qr-2', 'qr-3'])
  const pictures = shown.map((id) => mail!.attachments.find(({ contentId }) => contentId === id)!)
  expect(await Promise.all(pictures.slice(1).map(({ content }) => read(content)))).toEqual(codes)

  const file = mail!.attachments.find(({ filename }) => filename === 'event.ics')!
  const calendar = new ICAL.Component(ICAL.parse(Buffer.from(file.content).toString()) as unknown[])
  ICAL.TimezoneService.register(calendar.getFirstSubcomponent('vtimezone')!)
  const { startDate } = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!)
  expect(startDate.toJSDate().toISOString()).toBe('2026-11-14T18:00:00.000Z')
})
