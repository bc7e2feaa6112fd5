import { afterAll, describe, expect, it } from 'vitest'
import { systemContext } from '@/lib/core/context'
import { NotFound } from '@/lib/core/error'
import { closeDb, db } from '@/lib/db/client'
import { countStatements } from '@/lib/testing/count-statements'
import { anonymous, contextOf, makeOrder, makeOrganisation, makeUser } from '@/lib/testing/factories'
import { makeListedEvent } from '@/lib/testing/listed-event'
import { readAvailability } from './public-availability'
import { publicEvent, readEvent } from './public-event'
import { publicOrganiser } from './public-organiser'
import { popularCities } from './public-places'

afterAll(closeDb)

const seen = (ctx: Parameters<typeof readEvent>[0], eventId: string) =>
  readEvent(ctx, { eventId }).then(
    () => true,
    (error: unknown) => {
      expect(error).toBeInstanceOf(NotFound)
      return false
    },
  )

async function people() {
  const [manager, door, other, guest] = await Promise.all([makeUser(), makeUser(), makeUser(), makeUser()])
  const organisation = await makeOrganisation([
    { userId: manager.id, role: 'manager' },
    { userId: door.id, role: 'door' },
  ])
  await makeOrganisation([{ userId: other.id, role: 'owner' }])
  return { manager: contextOf(manager), door: contextOf(door), other: contextOf(other), guest, organisationId: organisation.id }
}

describe('one event', () => {
  it('is found by id and by slug, with what is for sale and nothing that is private', async () => {
    const { id, slug, typeIds } = await makeListedEvent({
      joinUrl: 'https://meet.example/secret',
      types: [
        { name: 'Early', quantity: 5, sold: 5 },
        { name: 'Regular', priceMinor: 1500 },
        { name: 'Crew', hidden: true },
      ],
    })
    for (const eventId of [id, slug]) {
      const answer = await readEvent(anonymous(), { eventId })
      expect(answer).toMatchObject({ id, status: 'published', priceFrom: { amountMinor: 1500, currency: 'EUR' }, soldOut: false })
      expect(answer.ticketTypes.map(({ name, state, remaining }) => [name, state, remaining])).toEqual([
        ['Early', 'sold_out', 0],
        ['Regular', 'on_sale', 100],
      ])
      expect(JSON.stringify(answer)).not.toMatch(/meet\.example|Crew/)
      expect(JSON.stringify(answer)).not.toContain(typeIds[2])
    }
  })

  it('takes one statement, whatever it has', async () => {
    const { id } = await makeListedEvent({
      capacity: 50,
      types: Array.from({ length: 12 }, (_, each) => ({ name: `Type ${each}` })),
    })
    expect((await countStatements(() => publicEvent(id))).statements).toBe(1)
  })

  it('shows a draft only to those who plan it', async () => {
    const { manager, door, other, organisationId } = await people()
    const { id } = await makeListedEvent({ organisationId, status: 'draft' })
    const views = await Promise.all([manager, systemContext(), door, other, anonymous()].map((ctx) => seen(ctx, id)))
    expect(views).toEqual([true, true, false, false, false])
    expect(await publicEvent(id)).toBeNull()
  })

  it('shows a private event to its organisation and its guests, by account or proved address', async () => {
    const { manager, door, other, guest, organisationId } = await people()
    const { id, typeIds } = await makeListedEvent({ organisationId, visibility: 'private', types: [{}] })
    const buyer = await makeUser()
    await makeOrder(id, typeIds[0]!, { email: guest.email.toUpperCase() })
    await makeOrder(id, typeIds[0]!, { userId: buyer.id, email: 'elsewhere@example.org' })
    const unproved = { ...contextOf(guest), actor: { ...contextOf(guest).actor, verified: false } as never }
    const readers = [manager, door, contextOf(guest), contextOf(buyer), unproved, other, anonymous()]
    expect(await Promise.all(readers.map((ctx) => seen(ctx, id)))).toEqual([true, true, true, true, false, false, false])
    expect(await publicEvent(id)).toBeNull()
    await expect(readAvailability(anonymous(), { eventId: id })).rejects.toBeInstanceOf(NotFound)
    await expect(readAvailability(contextOf(guest), { eventId: id })).resolves.toBeDefined()
  })

  it('is there for whoever has the link of an unlisted one, and when it is cancelled', async () => {
    const unlisted = await makeListedEvent({ visibility: 'unlisted' })
    const cancelled = await makeListedEvent({ status: 'cancelled', types: [{}] })
    expect(await publicEvent(unlisted.slug)).not.toBeNull()
    expect((await publicEvent(cancelled.slug))?.ticketTypes[0]?.state).toBe('ended')
  })

  it('gives the link to join to those who manage the event alone', async () => {
    const { manager, door, organisationId } = await people()
    const { id } = await makeListedEvent({ organisationId, format: 'online', joinUrl: 'https://meet.example/secret' })
    expect((await readEvent(manager, { eventId: id })).joinUrl).toBe('https://meet.example/secret')
    expect((await readEvent(door, { eventId: id })).joinUrl).toBeUndefined()
  })
})

describe('availability', () => {
  it('counts what the whole event has left, and leaves hidden types out', async () => {
    const { id, typeIds, inventoryId } = await makeListedEvent({
      capacity: 3,
      types: [{ quantity: 10 }, { quantity: 2 }, { hidden: true }],
    })
    await db().inventory.update({ where: { id: inventoryId! }, data: { sold: 1, held: 0 } })
    const { items } = await readAvailability(anonymous(), { eventId: id })
    expect(items).toMatchObject([
      { ticketTypeId: typeIds[0], remaining: 2, state: 'on_sale', priceMinor: 0 },
      { ticketTypeId: typeIds[1], remaining: 2, state: 'on_sale', priceMinor: 0 },
    ])
  })

  it('costs one statement for a thousand readers within a second', async () => {
    const { id } = await makeListedEvent({ types: [{}, {}] })
    const { statements } = await countStatements(() =>
      Promise.all(Array.from({ length: 1_000 }, () => readAvailability(anonymous(), { eventId: id }))),
    )
    expect(statements).toBe(1)
  })

  it('is not found for what does not exist', async () => {
    await expect(readAvailability(anonymous(), { eventId: 'nothing' })).rejects.toBeInstanceOf(NotFound)
  })
})

describe('beside the events', () => {
  it('an organiser has a page once something public was published', async () => {
    const organisation = await makeOrganisation()
    await makeListedEvent({ organisationId: organisation.id, status: 'draft' })
    await makeListedEvent({ organisationId: organisation.id, visibility: 'unlisted' })
    expect(await publicOrganiser(organisation.slug)).toBeNull()
    await makeListedEvent({ organisationId: organisation.id })
    expect(await publicOrganiser(organisation.slug)).toMatchObject({ name: organisation.name })
  })

  it('the cities with most events come first, each once', async () => {
    for (const city of ['Köln', 'Köln', 'Koln', 'Malmö', '', null]) await makeListedEvent({ city })
    await makeListedEvent({ city: 'Paris', status: 'draft' })
    expect(await popularCities()).toEqual(['Köln', 'Malmö'])
  })
})
