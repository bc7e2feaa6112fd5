import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { anonymous, makeEvent, makeTicketType } from '@/lib/testing/factories'
import { eventOffer } from './offer'

let event: Awaited<ReturnType<typeof makeEvent>>
let hidden: Awaited<ReturnType<typeof makeTicketType>>

beforeEach(async () => {
  event = await makeEvent({ capacity: 5, feeBp: 500 })
  await makeTicketType(event.id, { name: 'Open', priceMinor: 2000, quantity: 40 })
  hidden = await makeTicketType(event.id, { name: 'Friends', priceMinor: 1000, hidden: true })
})

const offer = (code: string | null) => eventOffer(anonymous(), event.slug, code)
const code = (data: object, capacity?: number) =>
  db().promoCode.create({
    data: {
      id: newId('pro'),
      code: 'FRIENDS',
      event: { connect: { id: event.id } },
      reveals: true,
      ticketTypeIds: [hidden.id],
      ...(capacity === undefined ? {} : { inventory: { create: { id: newId('inv'), capacity } } }),
      ...data,
    },
  })

describe('what the first step offers', () => {
  it('is what can be had at all-in prices, and nothing hidden', async () => {
    const { offers, hasCodes } = await offer(null)
    expect(offers.map(({ name, remaining, priceMinor }) => [name, remaining, priceMinor])).toEqual([['Open', 5, 2100]])
    expect(hasCodes).toBe(false)
  })

  it('with a code that shows hidden types, written in any case, has them as well', async () => {
    await code({ percentBp: 1000 })
    const { offers, code: applied, hasCodes } = await offer(' friends ')
    expect(offers.map(({ name }) => name)).toEqual(['Open', 'Friends'])
    expect(applied).toEqual({
      text: 'FRIENDS',
      problem: null,
      price: { percentBp: 1000, amountMinor: null, ticketTypeIds: [hidden.id] },
    })
    expect(hasCodes).toBe(true)
  })

  it.each([
    ['is not there', { code: 'OTHER' }, undefined, /no such code/],
    ['is switched off', { active: false }, undefined, /no longer in use/],
    ['is not valid yet', { startsAt: new Date(Date.now() + 60_000) }, undefined, /cannot be used yet/],
    ['is over', { endsAt: new Date(Date.now() - 60_000) }, undefined, /is over/],
    ['is used up', {}, 0, /as often as it may/],
  ])('with a code that %s says so, and shows nothing more', async (_state, data, capacity, words) => {
    await code(data, capacity)
    const { offers, code: applied } = await offer('FRIENDS')
    expect(applied).toMatchObject({ text: 'FRIENDS', problem: expect.stringMatching(words), price: null })
    expect(offers).toHaveLength(1)
  })

  it('is nothing at all for a draft, or of an event that is not there', async () => {
    await db().event.update({ where: { id: event.id }, data: { status: 'draft' } })
    await expect(offer(null)).rejects.toMatchObject({ code: 'event.not_found' })
    await expect(eventOffer(anonymous(), 'nothing', null)).rejects.toMatchObject({ code: 'event.not_found' })
  })
})
