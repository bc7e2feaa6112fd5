import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Context } from '@/lib/core/context'
import { AppError } from '@/lib/core/error'
import { newId, newToken } from '@/lib/core/id'
import type { Operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { anonymous, contextOf, makeEvent, makeOrder, makeOrganisation, makeTicketType, makeUser } from '@/lib/testing/factories'
import { ticketCodeOf } from '@/lib/tickets/ticket-code-of'
import { catalogue } from './catalogue'

const sources = (...folders: string[]) =>
  folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path.replaceAll('\\', '/')}`),
    )
    .filter((path) => /(?<!\.test)\.tsx?$/.test(path))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))

/** Every operation there is, whichever door leads to it, by the name its module exports it under. */
const modules = sources('lib').filter(({ text }) => /= operation\(\{/.test(text))
const exported = await Promise.all(modules.map(({ path }) => import(/* @vite-ignore */ `../../${path}`) as Promise<object>))
const operations = Object.fromEntries(
  exported.flatMap((each) => Object.entries(each).filter(([, value]) => typeof value === 'function' && 'operationName' in value)),
) as Record<string, Operation>

const roles = ['anonymous', 'buyer', 'other buyer', 'other organisation', 'door', 'finance', 'manager', 'owner'] as const

/** An event with an order of the buyer's, one of the other buyer's that was admitted, and everybody who could ask. */
async function stage() {
  const people = await Promise.all(roles.map((role) => makeUser({ name: `The ${role}` })))
  const person = Object.fromEntries(roles.map((role, index) => [role, people[index]!])) as Record<
    (typeof roles)[number],
    (typeof people)[number]
  >
  const members = (['door', 'finance', 'manager', 'owner'] as const).map((role) => ({ userId: person[role].id, role }))
  const organisation = await makeOrganisation(members)
  await makeOrganisation([{ userId: person['other organisation'].id, role: 'owner' }])
  const joinUrl = `https://join.example.org/${newToken()}`
  const event = await makeEvent({
    organisationId: organisation.id,
    format: 'hybrid',
    venueName: 'Hall',
    city: 'Bonn',
    joinUrl,
    capacity: 500,
  })
  const type = await makeTicketType(event.id)
  const order = await makeOrder(event.id, type.id, { userId: person.buyer.id, email: person.buyer.email })
  const another = await makeOrder(event.id, type.id, { userId: person['other buyer'].id, email: person['other buyer'].email })
  const ticket = order.tickets[0]!
  const scanId = newId('scn')
  await db().scan.create({
    data: {
      id: scanId,
      eventId: event.id,
      ticketId: another.tickets[0]!.id,
      decision: 'admit',
      reason: 'ok',
      direction: 'in',
      gate: '',
      deviceId: '',
      scannedAt: new Date(),
    },
  })
  const sessionId = newId('ses')
  await db().session.create({ data: { id: sessionId, userId: person.buyer.id, expiresAt: new Date(Date.now() + 60_000) } })
  const mail = await db().delivery.create({
    data: {
      id: newId('dlv'),
      template: 'order-confirmation',
      dedupeKey: newId('fact'),
      orderId: order.id,
      eventId: event.id,
      toAddress: order.buyerEmail,
      state: 'sent',
    },
  })
  const ctx = (role: (typeof roles)[number]): Context => (role === 'anonymous' ? anonymous() : contextOf(person[role]))
  return {
    ctx,
    person,
    organisation,
    event,
    type,
    order,
    ticket,
    scanId,
    sessionId,
    mail,
    joinUrl,
    code: await ticketCodeOf(ticket),
  }
}
type Stage = Awaited<ReturnType<typeof stage>>

const schedule = { title: 'Another', startsAt: '2199-11-30T19:30', endsAt: '2199-11-30T22:00', timeZone: 'UTC' }
const none = () => ({})
const ofEvent = ({ event }: Stage) => ({ eventId: event.id })
const ofType = ({ event, type }: Stage) => ({ eventId: event.id, ticketTypeId: type.id })
const ofOrder = ({ order }: Stage) => ({ id: order.id })
const ofTicket = ({ ticket }: Stage) => ({ id: ticket.id })
const token = () => ({ token: newToken() })
const email = ({ person }: Stage) => ({ email: person.buyer.email })
const password = 'a long enough password'
const revised = (stage: Stage) => ({ ...schedule, ...ofEvent(stage), updatedAt: stage.event.updatedAt.toISOString() })
const scans = ({ event, ticket }: Stage) => ({
  eventId: event.id,
  scans: [{ scanId: newId('scn'), ticketId: ticket.id, at: '2026-11-30T19:30:00Z' }],
})

const anyone = '++++++++'
const signedIn = '1+++++++'
const managers = '144433++' // door and finance are told that their role lacks it; nobody else, that there is anything
const readers = '14443+++'
const scanners = '1444+3++'

/** What each role gets, in the order of `roles`: + is let in, 1 is 401, 3 is 403, 4 is 404. */
const matrix: Record<string, [input: (stage: Stage) => object, outcome: string]> = {
  // signing in: the secret that is handed in decides
  register: [(s) => ({ ...email(s), name: 'A', password }), anyone],
  createToken: [(s) => ({ ...email(s), password }), anyone],
  signIn: [(s) => ({ ...email(s), password }), anyone],
  refreshTokens: [() => ({ refreshToken: newToken() }), anyone],
  forgotPassword: [email, anyone],
  requestSignInLink: [email, anyone],
  resetPassword: [() => ({ ...token(), password }), anyone],
  verifyEmail: [token, anyone],
  confirmAddress: [() => ({ ...token(), password }), anyone],
  claimAddress: [token, anyone],
  signInByLink: [token, anyone],
  signOut: [none, signedIn],
  // one's own
  readMe: [none, signedIn],
  updateMe: [none, signedIn],
  eraseMe: [none, signedIn],
  eraseMeConfirmed: [() => ({ confirm: 'no' }), signedIn],
  previewErasure: [none, signedIn],
  changePassword: [() => ({ newPassword: password }), signedIn],
  resendVerification: [none, signedIn],
  listSessions: [none, signedIn],
  endAllSessions: [none, signedIn],
  endOtherSessions: [none, signedIn],
  endSession: [({ sessionId }) => ({ sessionId }), '1+444444'],
  myOrders: [none, signedIn],
  myTickets: [none, signedIn],
  listMyEvents: [none, signedIn],
  listMyOrganisations: [none, signedIn],
  // events
  discoverEvents: [none, anyone],
  readEvent: [ofEvent, anyone],
  readAvailability: [ofEvent, anyone],
  createEvent: [({ organisation }) => ({ ...schedule, organisationId: organisation.id }), managers],
  launchEvent: [({ organisation }) => ({ ...schedule, organisationId: organisation.id }), managers],
  uploadFile: [
    ({ organisation }) => ({ kind: 'attachment', file: new File(['none'], 'a.pdf'), organisationId: organisation.id }),
    managers,
  ],
  updateEvent: [ofEvent, managers],
  reviseEvent: [revised, managers],
  publishEvent: [ofEvent, managers],
  unpublishEvent: [ofEvent, managers],
  cancelEvent: [ofEvent, managers],
  deleteEvent: [ofEvent, managers],
  duplicateEvent: [ofEvent, managers],
  eventOverview: [ofEvent, readers],
  listTicketTypes: [ofEvent, readers],
  createTicketType: [(s) => ({ ...ofEvent(s), name: 'B', quantity: 5 }), managers],
  updateTicketType: [ofType, managers],
  reviseTicketType: [(s) => ({ ...ofType(s), name: 'B', quantity: 5 }), managers],
  moveTicketType: [(s) => ({ ...ofType(s), direction: 'up' }), managers],
  deleteTicketType: [ofType, managers],
  updateOrganisation: [({ organisation }) => ({ organisationId: organisation.id }), '1444333+'],
  reviseOrganisation: [({ organisation }) => ({ organisationId: organisation.id, name: 'B' }), '1444333+'],
  // orders and tickets: who has no key to one is not told that it is there
  placeOrder: [
    ({ event, type }) => ({
      eventId: event.id,
      lines: [{ ticketTypeId: type.id, quantity: 1 }],
      buyer: { name: 'A', email: `${newId('a')}@example.org` },
    }),
    anyone,
  ],
  getOrder: [ofOrder, '4+444+++'],
  cancelOrder: [ofOrder, '4+4444++'],
  orderTimeline: [ofOrder, '44444+++'],
  resendMail: [({ order, mail }) => ({ id: order.id, deliveryId: mail.id }), '444444++'],
  listOrders: [ofEvent, readers],
  listAttendees: [(s) => ({ ...ofEvent(s), q: 'Buyer' }), scanners],
  getTicket: [ofTicket, '4+4444++'],
  renameHolder: [(s) => ({ ...ofTicket(s), holder: { name: 'B' } }), '4+4444++'],
  // the door
  recordScans: [scans, scanners],
  listScans: [ofEvent, scanners],
  readCheckin: [ofEvent, scanners],
  undoScan: [({ event, scanId }) => ({ eventId: event.id, scanId }), '144433++'],
}

const marks: Record<string, string> = { 'auth.required': '1', 'auth.forbidden': '3' }

/** An error past the door (a wrong password, a conflict) is one of somebody who was let in. */
async function ask(operation: Operation, ctx: Context, input: object): Promise<{ mark: string; told: string }> {
  try {
    return { mark: '+', told: JSON.stringify(await operation(ctx, input)) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const mark = marks[error.code] ?? (error.code.endsWith('.not_found') ? '4' : '+')
    return { mark, told: JSON.stringify([error.message, error.facts, error.fields]) }
  }
}

/** What only some may read, whatever they ask. */
function secretsFrom(role: (typeof roles)[number], { order, ticket, code, joinUrl, person }: Stage): string[] {
  const secrets = role === 'buyer' ? [] : [order.token, ticket.linkToken, code]
  if (role !== 'manager' && role !== 'owner') secrets.push(joinUrl)
  if (role === 'other buyer' || role === 'other organisation' || role === 'door') secrets.push(person.buyer.email)
  return secrets
}

describe('what each role may', () => {
  test('is written down for every operation there is', () => {
    expect(Object.keys(matrix).sort()).toEqual(Object.keys(operations).sort())
  })

  test('is written down for every row of the REST table', () => {
    const known = new Set(Object.values(operations))
    expect(catalogue.filter(({ operation }) => !known.has(operation)).map(({ path }) => path)).toEqual([])
  })

  test.each(Object.entries(matrix))('%s', { timeout: 60_000 }, async (name, [input, outcome]) => {
    const operation = operations[name]!
    let now = await stage()
    let got = ''
    for (const role of roles) {
      const asked = input(now)
      expect(operation.input.safeParse(asked).error, 'the row asks what the operation takes').toBeUndefined()
      const { mark, told } = await ask(operation, now.ctx(role), asked)
      // the address somebody typed themselves comes back to them
      const given = JSON.stringify(asked)
      for (const secret of secretsFrom(role, now)) if (!given.includes(secret)) expect(told, role).not.toContain(secret)
      got += mark
      if (mark === '+' && role !== 'owner') now = await stage() // what somebody was let in to may be gone for the next
    }
    expect(got).toBe(outcome)
  })
})

describe('the doors of the pages', () => {
  const files = sources('app', 'components', 'lib')
  const actionFiles = files.filter(({ text }) => /^\s*['"]use server['"]/m.test(text))

  test('server actions stand in files called actions.ts, where they are looked for', () => {
    expect(actionFiles.filter(({ path }) => !/^app\/.*\/actions\.ts$/.test(path))).toEqual([])
    expect(actionFiles.length).toBeGreaterThan(0)
  })

  test('every server action is an operation with a row here, behind the form door', () => {
    for (const { path, text } of actionFiles) {
      const exports = [...text.matchAll(/^export (.*)$/gm)].map(([, rest]) => rest)
      const made = [...text.matchAll(/^export const \w+ = (?:withUploads\(\s*)?action\((\w+)/gm)].map(([, name]) => name!)
      expect(made.length, `${path}: an export that is not made by action()`).toBe(exports.length)
      expect(
        made.filter((name) => !(name in matrix)),
        path,
      ).toEqual([])
    }
  })

  test('every route handler is one whose access was thought of', () => {
    const routes = files.map(({ path }) => path).filter((path) => /^app\/.*\/route\.ts$/.test(path))
    expect(routes.sort()).toEqual(
      [
        'app/api/auth/[...nextauth]/route.ts', // anyone: NextAuth asks for proof
        'app/api/internal/touched/route.ts', // this server itself, by a secret of the process
        'app/api/v1/[[...path]]/route.ts', // the REST table above
        'app/console/events/[eventId]/attendees/export.csv/route.ts', // attendees.read
        'app/events/[slug]/calendar.ics/route.ts', // anyone: what is public
        'app/events/[slug]/share.png/route.ts', // anyone: what is public
        'app/files/[id]/route.ts', // pictures anyone, documents with their event
        'app/healthz/route.ts', // anyone
        'app/orders/[token]/calendar.ics/route.ts', // who has the order's token
        'app/outbox/[id]/attachments/[index]/route.ts', // only where there is an outbox
        'app/posters/[category]/[id]/route.ts', // anyone: drawn from the address alone
        'app/tickets/[linkToken]/qr.png/route.ts', // who has the ticket's token
      ].sort(),
    )
  })
})
