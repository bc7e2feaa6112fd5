import type { Context } from '@/lib/core/context'
import { newId, newToken } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { ticketCodeOf } from '@/lib/tickets/ticket-code-of'
import {
  anonymous,
  contextOf,
  makeEvent,
  makeOrder,
  makeOrganisation,
  makeSharedPool,
  makeTicketType,
  makeUser,
} from './factories'
import { makeDoorLink } from './open-door'
import { type Role, roles } from './role-matrix'

/** An event with an order of the buyer's, one of the other buyer's that was admitted, and everybody who could ask. */
export async function stage() {
  const people = await Promise.all(roles.map((role) => makeUser({ name: `The ${role}` })))
  const person = Object.fromEntries(roles.map((role, index) => [role, people[index]!])) as Record<Role, (typeof people)[number]>
  const members = (['door', 'finance', 'manager', 'owner'] as const).map((role) => ({ userId: person[role].id, role }))
  const organisation = await makeOrganisation(members)
  const membership = await db().membership.findFirstOrThrow({
    where: { organisationId: organisation.id, userId: person.door.id },
  })
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
  const pool = await makeSharedPool(event.id)
  const promoCode = await db().promoCode.create({
    data: { id: newId('pmc'), eventId: event.id, code: 'FRIENDS', percentBp: 1_000 },
  })
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
  const expiresAt = new Date(Date.now() + 60_000)
  const sessions = Object.fromEntries(roles.map((role) => [role, newId('ses')])) as Record<Role, string>
  await db().session.createMany({ data: roles.map((role) => ({ id: sessions[role], userId: person[role].id, expiresAt })) })
  const sessionId = newId('ses')
  await db().session.create({ data: { id: sessionId, userId: person.buyer.id, expiresAt } })
  const list = await db().checkInList.create({ data: { id: newId('lst'), eventId: event.id, name: 'Cloakroom' } })
  const doorLink = await makeDoorLink(event.id)
  const device = await db().device.create({
    data: { id: newId('dev'), eventId: event.id, linkId: doorLink.id, tokenHash: newToken() },
  })
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
  const payment = {
    id: newId('pay'),
    orderId: order.id,
    provider: 'sandbox',
    amountMinor: 100,
    currency: 'EUR',
    capturedMinor: 100,
  }
  await db().payment.create({ data: { ...payment, state: 'captured', refundedMinor: 100, capturedAt: new Date() } })
  const refund = await db().refund.create({
    data: {
      id: newId('rfd'),
      orderId: order.id,
      paymentId: payment.id,
      amountMinor: 100,
      currency: 'EUR',
      reason: 'paid_twice',
      state: 'failed',
    },
  })
  const ctx = (role: Role): Context => {
    const asked = role === 'anonymous' ? anonymous() : contextOf(person[role])
    return asked.actor.kind === 'user' ? { ...asked, actor: { ...asked.actor, sessionId: sessions[role] } } : asked
  }
  return {
    ctx,
    person,
    organisation,
    membership,
    event,
    type,
    pool,
    promoCode,
    order,
    ticket,
    refund,
    scanId,
    list,
    doorLink,
    device,
    sessionId,
    mail,
    joinUrl,
    code: await ticketCodeOf(ticket),
  }
}
export type Stage = Awaited<ReturnType<typeof stage>>
