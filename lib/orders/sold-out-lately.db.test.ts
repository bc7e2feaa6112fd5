import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import {
  anonymous,
  contextOf,
  makeEvent,
  makeHold,
  makeOrder,
  makeSharedPool,
  makeTicketType,
  makeUser,
} from '@/lib/testing/factories'
import { draftOrder } from './draft'
import type { ReserveAnswer } from './outcome'
import { reserve } from './reserve'
import { type Look, lookSoon, reserveSoon } from './reserve-batch'

const hour = 3_600_000
const times = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index))

let event: Awaited<ReturnType<typeof makeEvent>>
beforeEach(async () => {
  event = await makeEvent()
})

const look = (ticketTypeId: string, values: Partial<Look> = {}): Look => ({
  eventId: event.id,
  ticketTypeId,
  quantity: 1,
  email: 'ada@example.org',
  userId: null,
  key: null,
  ...values,
})

/** What `reserve_many` answers to the same. */
function decided({ ticketTypeId, quantity, email = '', key, ...rest }: Look): Promise<ReserveAnswer> {
  const buyer = { name: 'Ada', email }
  const draft = draftOrder({ buyer, attendees: [], lines: [{ ticketTypeId, quantity }] })
  return reserveSoon({ ...draft, ...rest, buyer, idempotencyKey: key, requestHash: 'hash', actor: 'anonymous', requestId: 'req' })
}

type Case = [what: string, prepare: () => Promise<Look>]
const gone = (values: Parameters<typeof makeTicketType>[1] = {}) => makeTicketType(event.id, { quantity: 0, ...values })
const typeOf = async (values?: Parameters<typeof makeTicketType>[1]) => look((await gone(values)).id)
const inEvent = async (data: Parameters<typeof makeEvent>[0]) => {
  event = await makeEvent(data)
  return typeOf()
}

describe('a look says "sold out" as selling would', () => {
  const plain: Case[] = [
    ['when none is left', () => typeOf()],
    ['when fewer are left than are asked for', async () => look((await gone({ quantity: 2 })).id, { quantity: 3 })],
    ['at an unlisted event', () => inEvent({ visibility: 'unlisted' })],
    ['of a type that costs something', () => typeOf({ priceMinor: 500 })],
    ['when its pool is empty', async () => typeOf({ quantity: 5, poolId: (await makeSharedPool(event.id, { capacity: 0 })).id })],
    [
      'when the event is full',
      async () => {
        event = await makeEvent({ capacity: 0 })
        return typeOf({ quantity: 5 })
      },
    ],
    [
      'while holds have it that still run',
      async () => {
        const type = await gone({ quantity: 1 })
        await makeHold(event.id, type.id)
        return look(type.id)
      },
    ],
  ]
  it.each(plain)('%s', async (_what, prepare) => {
    const asked = await prepare()
    const answer = await lookSoon(asked)
    expect(answer).toMatchObject({ outcome: 'sold_out', ticketTypeId: asked.ticketTypeId })
    expect(answer).toEqual(await decided(asked))
  })
})

describe('a look leaves to selling', () => {
  const ordered = (who: { email?: string; userId?: string }) => async () => {
    const type = await gone({ quantity: 20 })
    for (const _ of times(20, String)) await makeOrder(event.id, type.id, who)
    return look(type.id, who)
  }
  const others: [string, ReserveAnswer['outcome'], Case[1]][] = [
    ['what is free', 'confirmed', () => typeOf({ quantity: 1 })],
    [
      'what a hold that is over gives back',
      'confirmed',
      async () => {
        const type = await gone({ quantity: 1 })
        const { id } = await makeHold(event.id, type.id)
        await db().order.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1_000) } })
        return look(type.id)
      },
    ],
    [
      'a key that made an order',
      'replayed',
      async () => {
        const asked = look((await gone({ quantity: 1 })).id, { key: newId('key') })
        await decided(asked)
        return asked
      },
    ],
    ['a draft', 'no_event', () => inEvent({ status: 'draft' })],
    ['a private event', 'no_event', () => inEvent({ visibility: 'private' })],
    ['a cancelled event', 'event_over', () => inEvent({ status: 'cancelled' })],
    ['an event that is over', 'event_over', () => inEvent({ endsAt: new Date(Date.now() - hour) })],
    ['a hidden type', 'no_type', () => typeOf({ hidden: true })],
    ['a type of another event', 'no_type', async () => ({ ...(await typeOf()), eventId: (await makeEvent()).id })],
    ['a type there is not', 'no_type', async () => look('tty_none')],
    ['what is not on sale yet', 'not_on_sale', () => typeOf({ salesStartAt: new Date(Date.now() + hour) })],
    ['what is no longer on sale', 'not_on_sale', () => typeOf({ salesEndAt: new Date(Date.now() - hour) })],
    ['more than one order may have', 'bad_quantity', async () => look((await gone({ maxPerOrder: 2 })).id, { quantity: 3 })],
    ['fewer than one order must have', 'bad_quantity', async () => look((await gone({ minPerOrder: 2 })).id)],
    ['a gift', 'sold_out', () => typeOf({ pricing: 'donation', minPriceMinor: 100 })],
    ['a price of the buyer’s own', 'sold_out', () => typeOf({ pricing: 'pay_what_you_want', minPriceMinor: 100 })],
    ['an address that ordered too often', 'too_many', ordered({ email: 'often@example.org' })],
    ['an account that ordered too often', 'too_many', async () => ordered({ userId: (await makeUser()).id })()],
  ]
  it.each(others)('%s', async (_what, outcome, prepare) => {
    const asked = await prepare()
    expect(await lookSoon(asked)).toBeNull()
    expect((await decided(asked)).outcome).toBe(outcome)
  })
})

it('looks that are asked together are answered each by itself', async () => {
  const [none, one] = [await gone(), await gone({ quantity: 1 })]
  const asked = [look(none.id), look(one.id), look(one.id, { quantity: 2 }), look('tty_none'), look(none.id, { quantity: 2 })]
  const answers = await Promise.all(asked.map(lookSoon))
  expect(answers.map((answer) => answer && [answer.ticketTypeId, answer.remaining])).toEqual([
    [none.id, 0],
    null,
    [one.id, 1],
    null,
    [none.id, 0],
  ])
})

it('a look reads single rows, whatever there is', async () => {
  const type = await gone()
  await db().$executeRaw`ANALYZE` // the planner knows how little there is, and might read all of it
  const [before, after] = await db().$transaction(async (tx) => {
    // what this session has read lately, other transactions' tables included
    const read = () => tx.$queryRaw`SELECT relname, seq_scan::int FROM pg_stat_xact_user_tables WHERE seq_scan > 0 ORDER BY 1`
    const first = await read()
    await tx.$executeRaw`SELECT look_many(${JSON.stringify(times(50, () => look(type.id, { userId: 'usr_1', key: 'k' })))}::jsonb)`
    return [first, await read()]
  })
  expect(after).toEqual(before)
})

describe('while a type has just been sold out', () => {
  const order = (ticketTypeId: string, buyer = 'ada@example.org', ctx = anonymous()) =>
    reserve(ctx, event.id, { lines: [{ ticketTypeId, quantity: 1 }], attendees: [], buyer: { name: 'Ada', email: buyer } })

  it('nothing is drafted for those who come', async () => {
    const type = await gone()
    await order(type.id)
    let drafted = 0
    const counted: typeof draftOrder = (wanted) => {
      drafted += 1
      return draftOrder(wanted)
    }
    const request = {
      lines: [{ ticketTypeId: type.id, quantity: 1 }],
      attendees: [],
      buyer: { name: 'Bo', email: 'bo@example.org' },
    }
    const { answer } = await reserve(anonymous(), event.id, request, counted)
    expect([answer, drafted]).toEqual([{ outcome: 'sold_out', ticketTypeId: type.id, remaining: 0 }, 0])
  })

  it('a seat that comes free is sold to the next, once', async () => {
    const type = await gone()
    expect((await order(type.id)).answer.outcome).toBe('sold_out')
    await db().inventory.update({ where: { id: type.inventoryId! }, data: { capacity: 1 } })
    const answers = await Promise.all(times(40, (index) => order(type.id, `b${index}@example.org`)))
    const outcomes = answers.map(({ answer }) => answer.outcome).sort()
    expect(outcomes).toEqual(['confirmed', ...times(39, () => 'sold_out')])
    expect(await db().order.count({ where: { eventId: event.id } })).toBe(1)
  })

  it('whoever repeats the order that took the last seat gets it again', async () => {
    const type = await gone({ quantity: 1 })
    const mine = { ...anonymous(), idempotencyKey: 'mine' }
    const first = await order(type.id, 'me@example.org', mine)
    expect((await order(type.id)).answer.outcome).toBe('sold_out')
    expect((await order(type.id, 'me@example.org', mine)).answer).toEqual({ outcome: 'replayed', orderId: first.order.orderId })
  })

  it('members of the organisation get the hidden type that strangers are not told of', async () => {
    const user = await makeUser()
    await db().membership.create({
      data: { id: newId('mem'), organisationId: event.organisationId, userId: user.id, role: 'owner' },
    })
    const type = await gone({ hidden: true })
    expect((await order(type.id, user.email, contextOf(user))).answer.outcome).toBe('sold_out')
    expect((await order(type.id)).answer.outcome).toBe('no_type')
    await db().inventory.update({ where: { id: type.inventoryId! }, data: { capacity: 1 } })
    expect((await order(type.id, user.email, contextOf(user))).answer.outcome).toBe('confirmed')
  })
})
