import { describe, expect, test } from 'vitest'
import { actorOf } from '@/lib/auth/actor'
import { type Context, systemContext } from '@/lib/core/context'
import type { AppError } from '@/lib/core/error'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { countStatements } from '@/lib/testing/count-statements'
import { contextOf, makeEvent, makeOrganisation, makeUser } from '@/lib/testing/factories'
import { openedByLink } from '@/lib/testing/open-door'
import { endDevice } from './end-device'
import { listDevices } from './list-devices'
import { noteDevice } from './note-device'
import { openMemberDoor } from './open-member-door'

const system = systemContext()
const knock = (token: string) => actorOf(new Headers({ authorization: `Bearer ${token}` }), { door: true })
const ended = (token: string) =>
  knock(token).then(
    () => false,
    (error: AppError) => error.code === 'door.ended',
  )

/** A member signed in at a browser, who may scan. */
async function member(role: string) {
  const user = await makeUser()
  const organisation = await makeOrganisation([{ userId: user.id, role }])
  const event = await makeEvent({ organisationId: organisation.id })
  const sessionId = newId('ses')
  await db().session.create({ data: { id: sessionId, userId: user.id, expiresAt: new Date(Date.now() + 3_600_000) } })
  const { actor, ...rest } = contextOf(user)
  const ctx = { ...rest, actor: { ...actor, sessionId } } as Context
  return { user, organisation, event, sessionId, ctx, eventId: event.id }
}

describe("a member's browser", () => {
  test.each([
    ['door', ['scan', 'search']],
    ['manager', ['scan', 'search', 'override', 'email', 'sell']],
  ])('of a %s is a door with the rights of the role', async (role, rights) => {
    const { ctx, eventId, user } = await member(role)
    const opened = await openMemberDoor(ctx, { eventId, name: 'A tablet', version: '7', gate: 'South' })
    expect(opened.link).toMatchObject({ id: null, name: user.name, gate: 'South', listId: null, rights })
    expect(await knock(opened.token)).toMatchObject({
      kind: 'door',
      userId: user.id,
      linkId: null,
      gate: 'South',
      rights,
      eventId,
    })
  })

  test('is a door no longer once signed out, out of the organisation, or in a role that does not scan', async () => {
    const [signedOut, left, moved, lasting] = await Promise.all(['door', 'door', 'door', 'door'].map(member))
    const doors = [signedOut!, left!, moved!, lasting!]
    const tokens = await Promise.all(doors.map(async ({ ctx, eventId }) => (await openMemberDoor(ctx, { eventId })).token))
    await db().session.update({ where: { id: signedOut!.sessionId }, data: { endedAt: new Date() } })
    await db().membership.deleteMany({ where: { userId: left!.user.id } })
    await db().membership.updateMany({ where: { userId: moved!.user.id }, data: { role: 'finance' } })
    expect(await Promise.all(tokens.map(ended))).toEqual([true, true, true, false])
  })

  test('that moves to another gate takes its own device along, and nobody else’s', async () => {
    const [one, other] = [await member('manager'), await member('manager')]
    const first = await openMemberDoor(one.ctx, { eventId: one.eventId, gate: 'North' })
    const foreign = await openMemberDoor(other.ctx, { eventId: other.eventId })
    const second = await openMemberDoor(one.ctx, { eventId: one.eventId, gate: 'South', replaces: first.deviceId })
    await openMemberDoor(one.ctx, { eventId: one.eventId, replaces: foreign.deviceId })
    expect(await Promise.all([first, second, foreign].map(({ token }) => ended(token)))).toEqual([true, false, false])
  })
})

describe('a door that asks', () => {
  test('is known by one statement, which notes every ten seconds that it was seen', async () => {
    const { token, deviceId } = await openedByLink((await makeEvent()).id)
    const seen = async () => (await db().device.findUniqueOrThrow({ where: { id: deviceId } })).lastSeenAt.getTime()
    const fresh = await seen()
    const { answer, statements } = await countStatements(() => knock(token))
    expect(answer).toMatchObject({ kind: 'door', deviceId })
    expect(statements).toBe(1)
    expect(await seen()).toBe(fresh)
    const before = new Date(Date.now() - 11_000)
    await db().device.update({ where: { id: deviceId }, data: { lastSeenAt: before } })
    await Promise.all(Array.from({ length: 10 }, () => knock(token)))
    expect(await seen()).toBeGreaterThan(before.getTime() + 10_000)
  })

  test('keeps nothing of its token readable', async () => {
    const { token, deviceId } = await openedByLink((await makeEvent()).id)
    expect(JSON.stringify(await db().device.findUnique({ where: { id: deviceId } }))).not.toContain(token.slice(4))
  })

  test('stands in the list with what it says of itself: version, clock, unsent scans', async () => {
    const event = await makeEvent()
    const { token, deviceId, doorLink } = await openedByLink(event.id, { gate: 'West' })
    const ctx = { ...system, actor: await knock(token) }
    await noteDevice(ctx, { version: '8', unsent: 3, clockOffsetMs: -6_000 })
    await noteDevice(ctx, { unsent: 2 })
    const before = (await listDevices(system, { eventId: event.id })).items
    expect(before).toMatchObject([
      {
        ...{ id: deviceId, name: 'A phone', gate: 'West', linkId: doorLink.id, linkName: 'The north gate', memberName: null },
        ...{ version: '8', unsent: 2, clockOffsetMs: -6_000, clockIsOff: true, state: 'live' },
      },
    ])
    await endDevice(system, { eventId: event.id, deviceId })
    expect((await listDevices(system, { eventId: event.id })).items).toMatchObject([{ id: deviceId, state: 'ended' }])
    expect(await ended(token)).toBe(true)
  })
})
