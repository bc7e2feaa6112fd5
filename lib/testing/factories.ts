import type { Prisma } from '@/generated/prisma/client'
import type { Context } from '@/lib/core/context'
import { newId, newReadableCode, newToken } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { newTicketSerial } from '@/lib/tickets/code'

/** Rows for tests, written straight into the database: each with what a test leaves out filled in. */

export async function makeUser(values: { email?: string; name?: string; verified?: boolean } = {}) {
  const id = newId('usr')
  const email = values.email ?? `${id.toLowerCase()}@example.org`
  return db().user.create({
    data: { id, email, name: values.name ?? 'Ada Example', emailVerifiedAt: values.verified === false ? null : new Date() },
  })
}

/** A context in which that user acts. */
export const contextOf = (user: { id: string; email: string; name: string; emailVerifiedAt?: Date | null }): Context => ({
  actor: {
    kind: 'user',
    userId: user.id,
    sessionId: newId('ses'),
    email: user.email,
    name: user.name,
    verified: Boolean(user.emailVerifiedAt),
  },
  requestId: newId('req'),
  ip: '127.0.0.1',
  userAgent: 'test',
})

export const anonymous = (): Context => ({
  actor: { kind: 'anonymous' },
  requestId: newId('req'),
  ip: '127.0.0.1',
  userAgent: 'test',
})

export async function makeOrganisation(members: { userId: string; role: string }[] = []) {
  const id = newId('org')
  return db().organisation.create({
    data: {
      id,
      name: 'Example Hall',
      slug: id.toLowerCase(),
      memberships: { create: members.map((member) => ({ id: newId('mem'), ...member })) },
    },
  })
}

const day = 86_400_000

/** A published event of the organisation (a new one when not given), a week ahead, with no ticket types. */
export async function makeEvent(values: Partial<Prisma.EventUncheckedCreateInput> = {}) {
  const id = newId('evt')
  const organisationId = values.organisationId ?? (await makeOrganisation()).id
  const startsAt = new Date(Date.now() + 7 * day)
  const capacity = typeof values.capacity === 'number' ? values.capacity : null
  const inventoryId = capacity === null ? null : newId('inv')
  if (inventoryId && capacity !== null) await db().inventory.create({ data: { id: inventoryId, capacity } })
  return db().event.create({
    data: {
      id,
      slug: id.toLowerCase(),
      title: 'An evening of examples',
      startsAt,
      endsAt: new Date(startsAt.getTime() + 3 * 3_600_000),
      timeZone: 'Europe/Berlin',
      status: 'published',
      publishedAt: new Date(),
      ...values,
      organisationId,
      inventoryId,
    },
  })
}

export async function makeTicketType(
  eventId: string,
  values: {
    name?: string
    quantity?: number
    priceMinor?: number
    maxPerOrder?: number
    minPerOrder?: number
    hidden?: boolean
    salesStartAt?: Date
    salesEndAt?: Date
    pricing?: string
    minPriceMinor?: number
    priceTiers?: Prisma.InputJsonArray
    taxBp?: number
    poolId?: string
  } = {},
) {
  const { quantity = 100, poolId, ...rest } = values
  return db().ticketType.create({
    data: {
      id: newId('tty'),
      name: 'Entry',
      ...rest,
      event: { connect: { id: eventId } },
      ...(poolId ? { pool: { connect: { id: poolId } } } : {}),
      inventory: { create: { id: newId('inv'), capacity: quantity } },
    },
  })
}

/** A quantity that several ticket types share. */
export async function makeSharedPool(eventId: string, values: { name?: string; capacity?: number } = {}) {
  const { name = 'Seated', capacity = 100 } = values
  return db().sharedPool.create({
    data: {
      id: newId('pol'),
      name,
      event: { connect: { id: eventId } },
      inventory: { create: { id: newId('inv'), capacity } },
    },
  })
}

/** A confirmed order of one type with its tickets, counted as sold. */
export async function makeOrder(
  eventId: string,
  ticketTypeId: string,
  values: { quantity?: number; email?: string; status?: string; ticketStatus?: string; userId?: string } = {},
) {
  const quantity = values.quantity ?? 1
  const number = newReadableCode(7)
  const email = values.email ?? 'buyer@example.org'
  const order = await db().order.create({
    data: {
      id: newId('ord'),
      number,
      eventId,
      userId: values.userId,
      token: newToken(),
      status: values.status ?? 'confirmed',
      buyerName: 'Bo Buyer',
      buyerEmail: email,
      currency: 'EUR',
      totalMinor: 0,
      confirmedAt: new Date(),
      lines: { create: { id: newId('lin'), ticketTypeId, quantity, unitMinor: 0 } },
      tickets: {
        create: Array.from({ length: quantity }, (_, index) => ({
          id: newId('tkt'),
          eventId,
          ticketTypeId,
          serial: newTicketSerial(),
          reference: `${number}-${index + 1}`,
          linkToken: newToken(),
          holderName: 'Bo Buyer',
          holderEmail: email,
          status: values.ticketStatus ?? 'valid',
        })),
      },
    },
    include: { tickets: true, lines: true },
  })
  await db().$executeRaw`
    UPDATE inventory SET sold = sold + ${quantity}
    WHERE id IN (SELECT inventory_id FROM ticket_types WHERE id = ${ticketTypeId}
                 UNION SELECT inventory_id FROM events WHERE id = ${eventId} AND inventory_id IS NOT NULL
                 UNION SELECT s.inventory_id FROM shared_pools s JOIN ticket_types y ON y.pool_id = s.id WHERE y.id = ${ticketTypeId})`
  return order
}

/** An order somebody is checking out: its seats are held, for ten minutes. */
export async function makeHold(eventId: string, ticketTypeId: string, quantity = 1) {
  const order = await db().order.create({
    data: {
      id: newId('ord'),
      number: newReadableCode(7),
      eventId,
      token: newToken(),
      status: 'pending',
      buyerName: 'Bo Buyer',
      buyerEmail: 'buyer@example.org',
      currency: 'EUR',
      totalMinor: 0,
      expiresAt: new Date(Date.now() + 600_000),
      lines: { create: { id: newId('lin'), ticketTypeId, quantity, unitMinor: 0 } },
    },
  })
  await db().$executeRaw`
    UPDATE inventory i SET held = held + k.quantity FROM order_takes(${order.id}) k WHERE i.id = k.inventory_id`
  return order
}
