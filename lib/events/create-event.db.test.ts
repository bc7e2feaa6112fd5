import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { anonymous, contextOf, makeEvent, makeOrganisation, makeUser } from '@/lib/testing/factories'
import { createEvent } from './create-event'
import { updateEvent } from './update-event'

const least = { title: 'An evening of jazz', startsAt: '2031-05-01T19:30', endsAt: '2031-05-01T22:00', timeZone: 'Europe/Berlin' }

describe('creating an event', () => {
  test('makes a draft from title, start, end and zone, and the organisation on the spot', async () => {
    const ctx = contextOf(await makeUser({ name: 'Zoë Ållen' }))
    const event = await createEvent(ctx, least)
    expect(event).toMatchObject({
      status: 'draft',
      slug: 'an-evening-of-jazz',
      startsAt: '2031-05-01T19:30:00+02:00',
      organisation: { name: 'Zoë Ållen', slug: 'zoe-allen' },
    })
    const kinds = await db().activity.findMany({ where: { organisationId: event.organisation.id }, orderBy: { id: 'asc' } })
    expect(kinds.map(({ kind }) => kind)).toEqual(['organisation.created', 'event.created'])
  })

  test('twenty at once with one title get twenty addresses and one organisation', async () => {
    const ctx = contextOf(await makeUser())
    const events = await Promise.all(Array.from({ length: 20 }, () => createEvent(ctx, { ...least, title: 'Same & same' })))
    expect(new Set(events.map(({ slug }) => slug)).size).toBe(20)
    expect(events.map(({ slug }) => slug).sort()).toContain('same-and-same-20')
    expect(new Set(events.map(({ organisation }) => organisation.id)).size).toBe(1)
  })

  test('a title without a Latin letter still has an address', async () => {
    const event = await createEvent(contextOf(await makeUser()), { ...least, title: '東京の夜' })
    expect(event).toMatchObject({ title: '東京の夜', slug: expect.stringMatching(/^event(-\d+)?$/) })
  })

  test('sent again with its key answers with the first; the key with another request is refused', async () => {
    const ctx = { ...contextOf(await makeUser()), idempotencyKey: 'once' }
    const all = await Promise.all(Array.from({ length: 8 }, () => createEvent(ctx, least)))
    expect(new Set(all.map(({ id }) => id)).size).toBe(1)
    await expect(createEvent(ctx, { ...least, title: 'Other' })).rejects.toMatchObject({ code: 'idempotency.key_reused' })
    const somebodyElse = { ...contextOf(await makeUser()), idempotencyKey: 'once' }
    expect((await createEvent(somebodyElse, least)).id).not.toBe(all[0]!.id)
  })

  test('a key used for one organisation does not answer for another, nor to who has left', async () => {
    const user = await makeUser()
    const ctx = { ...contextOf(user), idempotencyKey: 'twice' }
    const [one, other] = [
      await makeOrganisation([{ userId: user.id, role: 'owner' }]),
      await makeOrganisation([{ userId: user.id, role: 'owner' }]),
    ]
    await createEvent(ctx, { ...least, organisationId: one.id })
    await expect(createEvent(ctx, { ...least, organisationId: other.id })).rejects.toMatchObject({
      code: 'idempotency.key_reused',
    })
    const home = { ...contextOf(user), idempotencyKey: 'home' }
    const made = await createEvent(home, least)
    await db().membership.deleteMany({ where: { userId: user.id, organisationId: made.organisation.id } })
    await expect(createEvent(home, least)).rejects.toMatchObject({ kind: 'not_found' })
  })

  test('asks for a sign-in; for another organisation there is no such organisation; a door member may not', async () => {
    const user = await makeUser()
    const foreign = await makeOrganisation([])
    const atDoor = await makeOrganisation([{ userId: user.id, role: 'door' }])
    const make = (ctx: Parameters<typeof createEvent>[0], organisationId?: string) =>
      createEvent(ctx, { ...least, organisationId })
    await expect(make(anonymous())).rejects.toMatchObject({ kind: 'unauthenticated' })
    await expect(make(contextOf(user), foreign.id)).rejects.toMatchObject({ code: 'organisation.not_found' })
    await expect(make(contextOf(user), atDoor.id)).rejects.toMatchObject({ kind: 'forbidden' })
    expect((await make(contextOf(user))).organisation.id).not.toBe(atDoor.id)
  })

  test('keeps hostile words as words', async () => {
    const title = `<script>alert(1)</script>\r\nBCC: all@example.org`
    const description = '[x](javascript:alert(1)) <img src=x onerror=alert(1)>\u0000'
    const event = await createEvent(contextOf(await makeUser()), { ...least, title, description })
    expect(event.title).toBe('<script>alert(1)</script> BCC: all@example.org')
    expect(event.slug).toBe('script-alert-1-script-bcc-all-example-org')
    expect(event.description).toBe(description.replace('\u0000', ''))
  })

  test('says where the end is before the start, by the wall clock of the zone', async () => {
    const ctx = contextOf(await makeUser())
    const make = (more: object) => createEvent(ctx, { ...least, ...more })
    await expect(make({ endsAt: '2031-05-01T19:30' })).rejects.toMatchObject({
      fields: [{ path: 'endsAt', message: 'Make the end later than the start, Thu, 1 May 2031, 19:30 CEST.' }],
    })
    await expect(make({ endsAt: '2061-05-01T22:00' })).rejects.toMatchObject({ fields: [{ path: 'endsAt' }] })
    await expect(make({ endsAt: '2031-05-01T19:00Z' })).resolves.toMatchObject({ endsAt: '2031-05-01T21:00:00+02:00' })
  })

  test('cannot take a picture of somebody else', async () => {
    const [mine, theirs] = [await makeUser(), await makeUser()]
    const upload = (userId: string, id: string) =>
      db().upload.create({ data: { id, userId, kind: 'image', contentType: 'image/webp', fileName: 'a.webp', bytes: 1 } })
    await upload(mine.id, 'upl_MINE')
    await upload(theirs.id, 'upl_THEIRS')
    const ctx = contextOf(mine)
    await expect(createEvent(ctx, { ...least, coverId: 'upl_THEIRS' })).rejects.toMatchObject({ fields: [{ path: 'coverId' }] })
    expect(await createEvent(ctx, { ...least, coverId: 'upl_MINE' })).toMatchObject({
      coverId: 'upl_MINE',
      coverUrl: expect.stringMatching(/\/files\/upl_MINE$/),
    })
  })
})

describe('changing an event', () => {
  const mine = async (values: Parameters<typeof makeEvent>[0] = {}) => {
    const user = await makeUser()
    const organisation = await makeOrganisation([{ userId: user.id, role: 'manager' }])
    const event = await makeEvent({ organisationId: organisation.id, venueName: 'Hall', city: 'Köln', ...values })
    return { ctx: contextOf(user), event, eventId: event.id }
  }

  test('changes what it names and nothing else, and records what', async () => {
    const { ctx, event, eventId } = await mine({ summary: 'Old', tags: ['a'] })
    expect(await updateEvent(ctx, { eventId, title: 'New', tags: [] })).toMatchObject({ title: 'New', tags: [], summary: 'Old' })
    const after = await db().event.findUniqueOrThrow({ where: { id: eventId } })
    expect(after).toMatchObject({
      slug: event.slug,
      startsAt: event.startsAt,
      endsAt: event.endsAt,
      revision: 1,
      venueName: 'Hall',
    })
    const activity = await db().activity.findFirstOrThrow({ where: { eventId, kind: 'event.updated' } })
    expect(activity.data).toEqual({ changed: ['title', 'tags'] })
    await updateEvent(ctx, { eventId, title: 'New' })
    expect(await db().activity.count({ where: { eventId } })).toBe(1)
  })

  test('from two tabs at once keeps one and tells the other', async () => {
    const { ctx, event, eventId } = await mine()
    const updatedAt = event.updatedAt.toISOString()
    const answers = await Promise.allSettled(
      ['One', 'Two', 'Three', 'Four'].map((title) => updateEvent(ctx, { eventId, title, updatedAt })),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const answer of answers)
      if (answer.status === 'rejected')
        expect(answer.reason).toMatchObject({ kind: 'conflict', code: 'events.changed_meanwhile' })
  })

  test('keeps a public address, and gives a draft that of its new title', async () => {
    const draft = await mine({ status: 'draft', publishedAt: null })
    expect((await updateEvent(draft.ctx, { eventId: draft.eventId, title: 'Brand new words' })).slug).toBe('brand-new-words')
    const shown = await mine()
    expect((await updateEvent(shown.ctx, { eventId: shown.eventId, title: 'Brand new words' })).slug).toBe(shown.event.slug)
  })

  test('of a published event may not take its place away, nor move it into the past', async () => {
    const { ctx, eventId } = await mine()
    await expect(updateEvent(ctx, { eventId, venue: null })).rejects.toMatchObject({
      kind: 'invalid',
      fields: [{ path: 'venue.name' }, { path: 'venue.city' }],
    })
    await expect(updateEvent(ctx, { eventId, startsAt: '2020-01-01T10:00', endsAt: '2020-01-01T12:00' })).rejects.toMatchObject({
      fields: [{ path: 'startsAt' }],
    })
    expect(await updateEvent(ctx, { eventId, format: 'online', joinUrl: 'https://meet.example.org/x' })).toMatchObject({
      venue: null,
      joinUrl: 'https://meet.example.org/x',
    })
  })

  test('of a cancelled event is refused', async () => {
    const { ctx, eventId } = await mine({ status: 'cancelled' })
    await expect(updateEvent(ctx, { eventId, title: 'x' })).rejects.toMatchObject({ kind: 'conflict', code: 'events.cancelled' })
  })
})
