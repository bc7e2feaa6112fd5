import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { anonymous, contextOf, makeEvent, makeOrder, makeOrganisation, makeTicketType, makeUser } from '@/lib/testing/factories'
import { draftOrder } from './draft'
import { reserve } from './reserve'

const buyer = { name: 'Ada Example', email: 'ada@example.org' }
const withKey = (key: string) => ({ ...anonymous(), idempotencyKey: key })
const minute = 60_000

function wanting(...lines: [type: { id: string }, quantity: number][]) {
  return { buyer, attendees: [], lines: lines.map(([{ id }, quantity]) => ({ ticketTypeId: id, quantity })) }
}

async function outcomeOf(eventId: string, request: ReturnType<typeof wanting>, ctx = anonymous()) {
  return (await reserve(ctx, eventId, request)).answer
}

const soldOf = async (inventoryId: string | null) =>
  (await db().inventory.findUniqueOrThrow({ where: { id: inventoryId! } })).sold
const countOf = async (eventId: string) => ({
  orders: await db().order.count({ where: { eventId } }),
  tickets: await db().ticket.count({ where: { eventId } }),
  activities: await db().activity.count({ where: { eventId, kind: 'order.confirmed' } }),
})
const nothing = { orders: 0, tickets: 0, activities: 0 }

let event: Awaited<ReturnType<typeof makeEvent>>
let type: Awaited<ReturnType<typeof makeTicketType>>

beforeEach(async () => {
  event = await makeEvent()
  type = await makeTicketType(event.id, { quantity: 10 })
})

describe('an order that is confirmed', () => {
  it('has its lines, its tickets and one recorded activity, and is counted', async () => {
    const { order, answer } = await reserve(anonymous(), event.id, {
      ...wanting([type, 2]),
      attendees: [{ ticketTypeId: type.id, name: 'Grace Guest', email: 'grace@example.org' }],
    })
    expect(answer).toMatchObject({ outcome: 'confirmed', orderId: order.orderId, currency: 'EUR', timeZone: 'Europe/Berlin' })
    const row = await db().order.findUniqueOrThrow({
      where: { id: order.orderId },
      include: { lines: true, tickets: { orderBy: { reference: 'asc' } } },
    })
    expect(row).toMatchObject({
      status: 'confirmed',
      totalMinor: 0,
      buyerName: buyer.name,
      buyerEmail: buyer.email,
      userId: null,
      lines: [{ ticketTypeId: type.id, quantity: 2, unitMinor: 0 }],
      tickets: [
        {
          reference: `${row.number}-1`,
          holderName: 'Grace Guest',
          holderEmail: 'grace@example.org',
          status: 'valid',
          revision: 1,
        },
        { reference: `${row.number}-2`, holderName: 'Ada Example', holderEmail: null },
      ],
    })
    expect(row.confirmedAt).not.toBeNull()
    expect(await soldOf(type.inventoryId)).toBe(2)
    const [activity] = await db().activity.findMany({ where: { orderId: order.orderId } })
    expect(activity).toMatchObject({
      kind: 'order.confirmed',
      eventId: event.id,
      organisationId: event.organisationId,
      actor: 'anonymous',
      data: { tickets: 2, totalMinor: 0 },
    })
    expect(await db().activityOutbox.count({ where: { activityId: activity!.id } })).toBe(1)
  })

  it('belongs to the person who was signed in', async () => {
    const user = await makeUser()
    const { order } = await reserve(contextOf(user), event.id, wanting([type, 1]))
    expect(await db().order.findUniqueOrThrow({ where: { id: order.orderId } })).toMatchObject({ userId: user.id })
  })

  it('counts in the pool of its type and in that of the event', async () => {
    const limited = await makeEvent({ capacity: 5 })
    const [seated, standing] = [
      await makeTicketType(limited.id, { quantity: 4 }),
      await makeTicketType(limited.id, { quantity: 4 }),
    ]
    await outcomeOf(limited.id, wanting([seated, 1], [standing, 2]))
    expect(await soldOf(seated.inventoryId)).toBe(1)
    expect(await soldOf(standing.inventoryId)).toBe(2)
    expect(await soldOf(limited.inventoryId)).toBe(3)
  })

  it('takes fresh numbers and serials when those drawn are taken', async () => {
    const first = await reserve(anonymous(), event.id, wanting([type, 1]))
    let drawn = 0
    const { order, answer } = await reserve(anonymous(), event.id, wanting([type, 1]), (request) => {
      const draft = draftOrder(request)
      drawn++
      if (drawn === 1) return { ...draft, number: first.order.number }
      if (drawn === 2)
        return { ...draft, tickets: draft.tickets.map((each) => ({ ...each, serial: first.order.tickets[0]!.serial })) }
      return draft
    })
    expect(answer.outcome).toBe('confirmed')
    expect(drawn).toBe(3)
    expect(order.number).not.toBe(first.order.number)
    expect(await countOf(event.id)).toEqual({ orders: 2, tickets: 2, activities: 2 })
    expect(await soldOf(type.inventoryId)).toBe(2)
  })
})

describe('a request that is refused leaves nothing behind', () => {
  const cases: [string, () => Promise<[eventId: string, request: ReturnType<typeof wanting>, answer: object]>][] = [
    ['no such event', async () => ['evt_none', wanting([type, 1]), { outcome: 'no_event' }]],
    [
      'a draft',
      async () => {
        await db().event.update({ where: { id: event.id }, data: { status: 'draft' } })
        return [event.id, wanting([type, 1]), { outcome: 'no_event' }]
      },
    ],
    [
      'a private event, for anyone outside',
      async () => {
        await db().event.update({ where: { id: event.id }, data: { visibility: 'private' } })
        return [event.id, wanting([type, 1]), { outcome: 'no_event' }]
      },
    ],
    [
      'a cancelled event',
      async () => {
        await db().event.update({ where: { id: event.id }, data: { status: 'cancelled' } })
        return [event.id, wanting([type, 1]), { outcome: 'event_over', state: 'cancelled' }]
      },
    ],
    [
      'an event that has ended',
      async () => {
        const past = new Date(Date.now() - minute)
        await db().event.update({ where: { id: event.id }, data: { startsAt: past, endsAt: past } })
        return [event.id, wanting([type, 1]), { outcome: 'event_over', state: 'ended' }]
      },
    ],
    ['no such type', async () => [event.id, wanting([{ id: 'tty_none' }, 1]), { outcome: 'no_type', ticketTypeId: 'tty_none' }]],
    [
      'a type of another event',
      async () => {
        const other = await makeTicketType((await makeEvent()).id)
        return [event.id, wanting([other, 1]), { outcome: 'no_type', ticketTypeId: other.id }]
      },
    ],
    [
      'a hidden type, for anyone outside',
      async () => {
        const hidden = await makeTicketType(event.id, { hidden: true })
        return [event.id, wanting([hidden, 1]), { outcome: 'no_type', ticketTypeId: hidden.id }]
      },
    ],
    [
      'a type that is not on sale yet',
      async () => {
        const later = await makeTicketType(event.id, { salesStartAt: new Date(Date.now() + minute) })
        return [event.id, wanting([later, 1]), { outcome: 'not_on_sale', ticketTypeId: later.id, state: 'not_yet' }]
      },
    ],
    [
      'a type that is no longer on sale',
      async () => {
        const gone = await makeTicketType(event.id, { salesEndAt: new Date(Date.now() - minute) })
        return [event.id, wanting([gone, 1]), { outcome: 'not_on_sale', ticketTypeId: gone.id, state: 'ended' }]
      },
    ],
    [
      'fewer than the type allows',
      async () => {
        const pairs = await makeTicketType(event.id, { minPerOrder: 2, maxPerOrder: 4 })
        return [event.id, wanting([pairs, 1]), { outcome: 'bad_quantity', ticketTypeId: pairs.id, min: 2, max: 4 }]
      },
    ],
    [
      'more than the type allows, split over two lines',
      async () => {
        const few = await makeTicketType(event.id, { maxPerOrder: 3 })
        return [event.id, wanting([few, 2], [few, 2]), { outcome: 'bad_quantity', ticketTypeId: few.id, min: 1, max: 3 }]
      },
    ],
    [
      'more than are left of the type, though the event has places',
      async () => {
        const small = await makeTicketType(event.id, { quantity: 2 })
        return [event.id, wanting([type, 1], [small, 3]), { outcome: 'sold_out', ticketTypeId: small.id, remaining: 2 }]
      },
    ],
    [
      'more than the event has places left, though each type has enough',
      async () => {
        const limited = await makeEvent({ capacity: 4 })
        const [one, two] = [await makeTicketType(limited.id), await makeTicketType(limited.id)]
        return [limited.id, wanting([one, 3], [two, 3]), { outcome: 'sold_out', ticketTypeId: null, remaining: 4 }]
      },
    ],
    [
      'more of one type than the event has places left',
      async () => {
        const limited = await makeEvent({ capacity: 1 })
        const only = await makeTicketType(limited.id)
        return [limited.id, wanting([only, 2]), { outcome: 'sold_out', ticketTypeId: only.id, remaining: 1 }]
      },
    ],
  ]

  it.each(cases)('%s', async (_what, prepare) => {
    const [eventId, request, answer] = await prepare()
    expect(await outcomeOf(eventId, request)).toEqual(answer)
    expect(await countOf(eventId)).toEqual(nothing)
    expect(await soldOf(type.inventoryId)).toBe(0)
  })

  it('no ticket at all, or a line that takes some away', async () => {
    const of = (quantity: number) =>
      reserve(anonymous(), event.id, wanting([type, 3], [type, quantity]), () => ({
        ...draftOrder(wanting([type, 3 + quantity])),
        lines: [
          { id: 'lin_1', ticketTypeId: type.id, quantity: 3 },
          { id: 'lin_2', ticketTypeId: type.id, quantity },
        ],
      }))
    expect((await of(-1)).answer.outcome).toBe('bad_quantity')
    await expect(reserve(anonymous(), event.id, { ...wanting(), lines: [] })).rejects.toThrow('an order of 0 with 0 tickets')
    expect(await countOf(event.id)).toEqual(nothing)
  })

  it('an order whose tickets do not agree with its lines', async () => {
    const short = (request: Parameters<typeof draftOrder>[0]) => ({
      ...draftOrder(request),
      tickets: draftOrder(request).tickets.slice(1),
    })
    await expect(reserve(anonymous(), event.id, wanting([type, 2]), short)).rejects.toThrow('an order of 2 with 1 tickets')
    expect(await countOf(event.id)).toEqual(nothing)
    expect(await soldOf(type.inventoryId)).toBe(0)
  })
})

describe('a buyer', () => {
  it('may order twenty times at an event in ten minutes, by address and by account; others go on', async () => {
    const big = await makeTicketType(event.id, { quantity: 1000 })
    const user = contextOf(await makeUser())
    for (let order = 0; order < 20; order++) {
      const own = { ...wanting([big, 1]), buyer: { name: 'Ada', email: `ada${order}@example.org` } }
      expect((await outcomeOf(event.id, own, user)).outcome).toBe('confirmed')
      expect((await outcomeOf(event.id, wanting([big, 1]))).outcome).toBe('confirmed')
    }
    const refused = { outcome: 'too_many', retryAfter: 600 }
    const elsewhere = { ...wanting([big, 1]), buyer: { name: 'Bo', email: 'bo@example.org' } }
    expect(await outcomeOf(event.id, wanting([big, 1]))).toEqual(refused)
    expect(await outcomeOf(event.id, elsewhere, user)).toEqual(refused)
    expect((await outcomeOf(event.id, elsewhere)).outcome).toBe('confirmed')
    await db().$executeRaw`UPDATE orders SET created_at = now() - interval '11 minutes' WHERE event_id = ${event.id}`
    expect((await outcomeOf(event.id, wanting([big, 1]))).outcome).toBe('confirmed')
  })
})

describe('members of the organisation', () => {
  it('may register for private events; its managers take hidden types too, other organisations neither', async () => {
    const [manager, door, stranger] = [await makeUser(), await makeUser(), await makeUser()]
    const own = await makeOrganisation([
      { userId: manager.id, role: 'manager' },
      { userId: door.id, role: 'door' },
    ])
    await makeOrganisation([{ userId: stranger.id, role: 'owner' }])
    const closed = await makeEvent({ organisationId: own.id, visibility: 'private' })
    const open = await makeEvent({ organisationId: own.id })
    const hidden = await makeTicketType(open.id, { hidden: true })
    const inside = await makeTicketType(closed.id)
    const outcomes = (user: typeof manager) =>
      Promise.all([
        outcomeOf(closed.id, wanting([inside, 1]), contextOf(user)),
        outcomeOf(open.id, wanting([hidden, 1]), contextOf(user)),
      ]).then((answers) => answers.map(({ outcome }) => outcome))
    expect(await outcomes(manager)).toEqual(['confirmed', 'confirmed'])
    expect(await outcomes(door)).toEqual(['confirmed', 'no_type'])
    expect(await outcomes(stranger)).toEqual(['no_event', 'no_type'])
  })

  it('let in as guests of a private event may register again, once they have proved their address', async () => {
    const closed = await makeEvent({ visibility: 'private' })
    const inside = await makeTicketType(closed.id)
    await makeOrder(closed.id, inside.id, { email: 'guest@example.org' })
    const guest = await makeUser({ email: 'guest@example.org', verified: false })
    expect((await outcomeOf(closed.id, wanting([inside, 1]), contextOf(guest))).outcome).toBe('no_event')
    await db().user.update({ where: { id: guest.id }, data: { emailVerifiedAt: new Date() } })
    expect((await outcomeOf(closed.id, wanting([inside, 1]), contextOf(guest))).outcome).toBe('confirmed')
  })
})

describe('an idempotency key', () => {
  it('gives twenty equal requests at once one order', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => outcomeOf(event.id, wanting([type, 2]), withKey('k1'))))
    expect(new Set(answers.map((answer) => 'orderId' in answer && answer.orderId)).size).toBe(1)
    expect(answers.filter(({ outcome }) => outcome === 'confirmed')).toHaveLength(1)
    expect(answers.filter(({ outcome }) => outcome === 'replayed')).toHaveLength(19)
    expect(await countOf(event.id)).toEqual({ orders: 1, tickets: 2, activities: 1 })
    expect(await soldOf(type.inventoryId)).toBe(2)
  })

  it('answers with the order made before even when everything is sold by now', async () => {
    const first = await outcomeOf(event.id, wanting([type, 10]), withKey('k2'))
    expect(await outcomeOf(event.id, wanting([type, 10]), withKey('k2'))).toEqual({
      outcome: 'replayed',
      orderId: 'orderId' in first ? first.orderId : '',
    })
  })

  it('is refused when another request comes with it, one after the other and at once', async () => {
    await outcomeOf(event.id, wanting([type, 1]), withKey('k3'))
    expect((await outcomeOf(event.id, wanting([type, 2]), withKey('k3'))).outcome).toBe('key_reused')
    const both = await Promise.all([
      outcomeOf(event.id, wanting([type, 1]), withKey('k4')),
      outcomeOf(event.id, wanting([type, 2]), withKey('k4')),
    ])
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['confirmed', 'key_reused'])
  })

  it('of somebody else is never answered with their order', async () => {
    await outcomeOf(event.id, wanting([type, 1]), { ...contextOf(await makeUser()), idempotencyKey: 'k5' })
    expect((await outcomeOf(event.id, wanting([type, 1]), withKey('k5'))).outcome).toBe('key_reused')
  })

  it('means nothing at another event', async () => {
    const other = await makeEvent()
    const there = await makeTicketType(other.id)
    await outcomeOf(event.id, wanting([type, 1]), withKey('k6'))
    expect((await outcomeOf(other.id, wanting([there, 1]), withKey('k6'))).outcome).toBe('confirmed')
  })

  it('of a request that was refused may be used again once there is room', async () => {
    expect((await outcomeOf(event.id, wanting([type, 10]), withKey('k7'))).outcome).toBe('confirmed')
    expect((await outcomeOf(event.id, wanting([type, 1]), withKey('k8'))).outcome).toBe('sold_out')
    await db().inventory.update({ where: { id: type.inventoryId }, data: { capacity: 11 } })
    expect((await outcomeOf(event.id, wanting([type, 1]), withKey('k8'))).outcome).toBe('confirmed')
  })
})
