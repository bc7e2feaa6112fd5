import type { MailEvent, MailProps, MailTicket } from '@/lib/notifications/mail-props'

/** One of each mail, for tests and for looking at. */

const site = { name: 'Foyer', url: 'https://foyer.example' }

const event: MailEvent = {
  title: 'Harbour Nights: Nils Frahm at the Grain Silo',
  url: 'https://foyer.example/events/harbour-nights',
  startsAt: '2026-11-14T18:00:00Z',
  endsAt: '2026-11-14T22:00:00Z',
  timeZone: 'Europe/Berlin',
  place: {
    name: 'Getreidespeicher',
    address: 'Kai 3, 20457 Hamburg',
    mapUrl: 'https://www.openstreetmap.org/?mlat=53.54&mlon=9.99',
  },
  online: false,
  accent: '#e4572e',
  posterCid: 'poster',
  organiser: { name: 'Hafenklang Collective', email: 'hello@hafen.example' },
}

const ticket = (position: number, holderName: string, typeName: string): MailTicket => ({
  reference: `K7M2Q9D-${position}`,
  holderName,
  typeName,
  url: `https://foyer.example/t/link-${position}`,
  qrCid: `qr-${position}`,
})

export const sampleProps: MailProps = {
  'order-confirmation': {
    site,
    event,
    order: {
      number: 'K7M2Q9D',
      url: 'https://foyer.example/orders/link',
      currency: 'EUR',
      lines: [
        { label: 'Standing', quantity: 2, amountMinor: 4800 },
        { label: 'Gallery seat', quantity: 1, amountMinor: 3600 },
        { label: 'Discount HARBOUR10', amountMinor: -840 },
        { label: 'Booking fee', amountMinor: 450 },
      ],
      totalMinor: 8010,
      includedTaxMinor: 1279,
      paid: { by: 'Stripe' },
      test: false,
    },
    tickets: [
      ticket(1, 'Zoë van den Berg', 'Standing'),
      ticket(2, 'Amadou Diallo', 'Standing'),
      ticket(3, 'Maximiliane Freifrau von Oberhausen', 'Gallery seat'),
    ],
    can: ['edit', 'transfer', 'cancel'],
    refundPolicy: 'Full refund until seven days before the event.',
    calendarAttached: true,
    paperAttached: true,
  },
  ticket: {
    site,
    event,
    ticket: ticket(2, 'Amadou Diallo', 'Standing'),
    buyerName: 'Zoë van den Berg',
    can: ['edit'],
    calendarAttached: true,
  },
  'order-cancelled': {
    site,
    event,
    order: { number: 'K7M2Q9D', url: 'https://foyer.example/orders/link' },
    tickets: [
      { reference: 'K7M2Q9D-1', holderName: 'Zoë van den Berg', typeName: 'Standing' },
      { reference: 'K7M2Q9D-2', holderName: 'Amadou Diallo', typeName: 'Standing' },
    ],
    by: null,
    calendarAttached: true,
  },
  'event-cancelled': {
    site,
    event,
    order: { number: 'K7M2Q9D', url: 'https://foyer.example/orders/link' },
    message: 'The storm has damaged the roof of the silo. We are sorry.\n\nWe will be back in April.',
    refund: { amountMinor: 8010, currency: 'EUR' },
    money: true,
    calendarAttached: true,
  },
  refund: {
    site,
    event,
    order: { number: 'K7M2Q9D', url: 'https://foyer.example/orders/link', whole: false },
    refund: { amountMinor: 3750, currency: 'EUR', reason: 'requested', note: 'Get well soon, Maximiliane.' },
    tickets: [{ reference: 'K7M2Q9D-3', holderName: 'Maximiliane Freifrau von Oberhausen', typeName: 'Gallery seat' }],
    remaining: 2,
    test: false,
  },
  'late-payment': {
    site,
    event,
    order: { number: 'K7M2Q9D', url: 'https://foyer.example/orders/link' },
    refund: { amountMinor: 8010, currency: 'EUR' },
    why: 'seats_gone',
    test: true,
  },
  'payment-failed': {
    site,
    event,
    order: { number: 'K7M2Q9D', url: 'https://foyer.example/orders/link' },
    total: { amountMinor: 8010, currency: 'EUR' },
    againUrl: 'https://foyer.example/checkout/link',
    test: false,
  },
  'verify-email': { site, url: 'https://foyer.example/verify?token=secret', expiresInMinutes: 1440 },
  'sign-in-link': { site, url: 'https://foyer.example/sign-in?token=secret&email=zoe%40mail.example', expiresInMinutes: 30 },
  'reset-password': { site, url: 'https://foyer.example/reset?token=secret', expiresInMinutes: 60 },
  'password-changed': {
    site,
    changedAt: '2026-11-20T14:02:00Z',
    timeZone: 'UTC',
    resetUrl: 'https://foyer.example/forgot',
  },
  'member-invited': {
    site,
    organisation: 'Hafenklang Collective',
    invitedBy: 'Zoë van den Berg',
    role: 'door',
    url: 'https://foyer.example/console/organisations/join?token=secret',
    expiresInMinutes: 10_080,
  },
  'member-added': {
    site,
    organisation: 'Hafenklang Collective',
    invitedBy: 'Zoë van den Berg',
    role: 'manager',
    url: 'https://foyer.example/console',
    leaveUrl: 'https://foyer.example/console/organisations/org_1/leave',
  },
}
