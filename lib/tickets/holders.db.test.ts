import { beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/core/context'
import { db } from '@/lib/db/client'
import { anonymous, contextOf, makeEvent, makeOrder, makeOrganisation, makeTicketType, makeUser } from '@/lib/testing/factories'
import { getTicket } from './get-ticket'
import { myTickets } from './my-tickets'
import { renameHolder } from './rename-holder'

let order: Awaited<ReturnType<typeof makeOrder>>
let ticket: (typeof order)['tickets'][number]
let manager: Context
let others: Context[]

beforeEach(async () => {
  const [user, door, owner] = [await makeUser(), await makeUser(), await makeUser()]
  const organisation = await makeOrganisation([
    { userId: user.id, role: 'manager' },
    { userId: door.id, role: 'door' },
  ])
  await makeOrganisation([{ userId: owner.id, role: 'owner' }])
  manager = contextOf(user)
  others = [anonymous(), contextOf(door), contextOf(owner)]
  const event = await makeEvent({ organisationId: organisation.id })
  const type = await makeTicketType(event.id)
  order = await makeOrder(event.id, type.id, { quantity: 2, email: 'buyer@example.org' })
  ticket = order.tickets[0]!
  await db().ticket.update({ where: { id: ticket.id }, data: { holderEmail: 'holder@example.org' } })
})

const missing = { kind: 'not_found', code: 'ticket.not_found' }

describe('a ticket', () => {
  it('opens by its own token, by that of its order and by an account with a proved address, with its code', async () => {
    const holder = contextOf(await makeUser({ email: 'holder@example.org' }))
    const buyer = contextOf(await makeUser({ email: 'buyer@example.org' }))
    const ways: [Context, string | undefined][] = [
      [anonymous(), ticket.linkToken],
      [anonymous(), order.token],
      [holder, undefined],
      [buyer, undefined],
    ]
    for (const [ctx, token] of ways) {
      const seen = await getTicket(ctx, { id: ticket.id, token })
      expect(seen.code).toHaveLength(117)
      expect(seen.url).toBe(`http://localhost:3000/tickets/${ticket.linkToken}`)
    }
  })

  it('is shown to a manager without its code, and to nobody else at all', async () => {
    const seen = await getTicket(manager, { id: ticket.id })
    expect(seen.holder).toEqual({ name: 'Bo Buyer', email: 'holder@example.org' })
    expect(seen.code ?? seen.url).toBeUndefined()
    const unproved = contextOf({ ...(await makeUser({ verified: false })), email: 'holder@example.org' })
    for (const ctx of [...others, unproved]) {
      await expect(getTicket(ctx, { id: ticket.id })).rejects.toMatchObject(missing)
      await expect(getTicket(ctx, { id: ticket.id, token: order.tickets[1]!.linkToken })).rejects.toMatchObject(missing)
      await expect(renameHolder(ctx, { id: ticket.id, holder: { name: 'Mallory' } })).rejects.toMatchObject(missing)
    }
    await expect(getTicket(anonymous(), { id: 'tkt_none', token: ticket.linkToken })).rejects.toMatchObject(missing)
  })

  it('takes another name while it is unused and valid; the code stays', async () => {
    const input = { id: ticket.id, token: ticket.linkToken, holder: { name: '  Grace\n Hopper ' } }
    const before = await getTicket(anonymous(), { id: ticket.id, token: ticket.linkToken })
    expect(await renameHolder(anonymous(), input)).toEqual({ ...before, holder: { ...before.holder, name: 'Grace Hopper' } })
    expect(await db().activity.findMany({ where: { orderId: order.id, kind: 'ticket.renamed' } })).toMatchObject([
      { actor: 'anonymous', data: { ticketId: ticket.id } },
    ])
    await expect(renameHolder(anonymous(), { ...input, holder: { name: ' ' } })).rejects.toMatchObject({
      fields: [{ path: 'holder.name' }],
    })
    await db().ticket.update({ where: { id: ticket.id }, data: { admittedAt: new Date() } })
    await expect(renameHolder(anonymous(), input)).rejects.toMatchObject({ code: 'tickets.not_renamable' })
    await db().ticket.update({ where: { id: ticket.id }, data: { admittedAt: null, status: 'void' } })
    await expect(renameHolder(manager, input)).rejects.toMatchObject({ code: 'tickets.not_renamable' })
  })
})

describe('my tickets', () => {
  it('are those of my orders and those with my address, once it is proved; upcoming and past apart', async () => {
    const user = await makeUser({ email: 'me@example.org', verified: false })
    const past = await makeEvent({ startsAt: new Date(Date.now() - 9e6), endsAt: new Date(Date.now() - 1e6) })
    const next = await makeEvent()
    const [pastType, nextType] = [await makeTicketType(past.id), await makeTicketType(next.id)]
    const signedIn = await makeOrder(next.id, nextType.id, { userId: user.id, email: 'other@example.org' })
    const asGuest = await makeOrder(past.id, pastType.id, { email: 'me@example.org', quantity: 2 })
    const asHolder = await makeOrder(next.id, nextType.id, { email: 'friend@example.org' })
    await db().ticket.updateMany({ where: { orderId: asHolder.id }, data: { holderEmail: 'me@example.org' } })

    const ids = async (ctx: Context, period?: 'upcoming' | 'past') =>
      (await myTickets(ctx, { period })).items.map(({ orderId }) => orderId)
    expect(await ids(contextOf(user))).toEqual([signedIn.id])
    const proved = contextOf({ ...user, emailVerifiedAt: new Date() })
    expect(await ids(proved)).toEqual([asHolder.id, asGuest.id, asGuest.id, signedIn.id])
    expect(await ids(proved, 'upcoming')).toEqual([asHolder.id, signedIn.id])
    expect(await ids(proved, 'past')).toEqual([asGuest.id, asGuest.id])
    const first = await myTickets(proved, { limit: 3 })
    const second = await myTickets(proved, { limit: 3, cursor: first.nextCursor ?? '' })
    expect([...first.items, ...second.items].map(({ orderId }) => orderId)).toEqual(await ids(proved))
    expect(first.items[0]).toMatchObject({ event: { id: next.id, title: next.title, status: 'published' } })
    await expect(myTickets(anonymous(), {})).rejects.toMatchObject({ kind: 'unauthenticated' })
  })
})
