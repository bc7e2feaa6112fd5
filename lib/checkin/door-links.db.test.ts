import { describe, expect, test } from 'vitest'
import { systemContext } from '@/lib/core/context'
import type { AppError } from '@/lib/core/error'
import { db } from '@/lib/db/client'
import { anonymous, makeEvent, makeTicketType } from '@/lib/testing/factories'
import { makeDoorLink } from '@/lib/testing/open-door'
import { createCheckInList } from './create-check-in-list'
import { createDoorLink } from './create-door-link'
import { listDoorLinks } from './list-door-links'
import { openDoor } from './open-door'
import { revokeDoorLink } from './revoke-door-link'
import { updateDoorLink } from './update-door-link'

const system = systemContext()
const tokenOf = ({ url }: { url: string | null }) => url?.split('/door#k=')[1] ?? ''
const enter = (linkToken: string, pin?: string) => openDoor(anonymous(), { linkToken, pin, name: 'A phone', version: '7' })
const codeOf = (tried: Promise<unknown>) =>
  tried.then(
    () => 'let in',
    (error: AppError) => error.code,
  )

describe('a door link', () => {
  test('shows its address again and again, and lets a device in where it says', async () => {
    const event = await makeEvent()
    const type = await makeTicketType(event.id)
    const list = await createCheckInList(system, { eventId: event.id, name: 'Cloakroom' })
    const made = await createDoorLink(system, {
      eventId: event.id,
      name: 'Cloakroom desk',
      gate: 'Foyer',
      listId: list.id,
      ticketTypeIds: [type.id],
      rights: ['scan'],
    })
    const [listed] = (await listDoorLinks(system, { eventId: event.id })).items
    expect(listed).toEqual(made)
    expect(tokenOf(made)).toMatch(/^[\w-]{43}$/)
    const opened = await enter(tokenOf(made))
    expect(opened).toMatchObject({
      token: expect.stringMatching(/^fdt_[\w-]{43}$/),
      event: { id: event.id, timeZone: 'Europe/Berlin' },
      link: {
        ...{ id: made.id, gate: 'Foyer', listId: list.id, listName: 'Cloakroom' },
        ...{ ticketTypeIds: [type.id], rights: ['scan'], expiresAt: made.expiresAt },
      },
    })
    const stored = JSON.stringify(await db().doorLink.findUnique({ where: { id: made.id } }))
    expect(stored).not.toContain(tokenOf(made))
    expect(Date.parse(made.expiresAt)).toBe(Math.floor(event.endsAt.getTime() / 1_000) * 1_000 + 12 * 3_600_000)
  })

  test('that is revoked, has run out or never was lets nobody in; which of them is not told', async () => {
    const event = await makeEvent()
    const [revoked, late] = [
      await makeDoorLink(event.id),
      await makeDoorLink(event.id, { expiresAt: new Date(Date.now() - 1_000) }),
    ]
    await revokeDoorLink(system, { eventId: event.id, doorLinkId: revoked.id })
    const answers = await Promise.all([revoked.linkToken, late.linkToken, 'nobodys'].map((token) => codeOf(enter(token))))
    expect(answers).toEqual(['door.link_ended', 'door.link_ended', 'door.link_ended'])
    const { items } = await listDoorLinks(system, { eventId: event.id })
    expect(items.map(({ state, url }) => [state, url])).toEqual([
      ['expired', null],
      ['revoked', null],
    ])
  })

  test('names only what is the event’s own', async () => {
    const event = await makeEvent({ gates: ['North'] })
    const foreign = await makeTicketType((await makeEvent()).id)
    const wanted = { eventId: event.id, name: 'A', gate: 'South', listId: 'lst_none', ticketTypeIds: [foreign.id] }
    const tried = createDoorLink(system, { ...wanted, expiresAt: '2020-01-01T00:00:00Z' })
    const error = (await tried.catch((reason: unknown) => reason)) as AppError
    expect(error.fields.map(({ path }) => path).sort()).toEqual(['expiresAt', 'gate', 'listId', 'ticketTypeIds'])
  })
})

describe('the PIN of a door link', () => {
  test('is asked for, told when it is wrong, and lets in when it is right', async () => {
    const { linkToken } = await makeDoorLink((await makeEvent()).id, { pin: '0451' })
    expect(await codeOf(enter(linkToken))).toBe('door.pin_needed')
    expect(await enter(linkToken, '0452').catch((error: AppError) => error)).toMatchObject({
      kind: 'unauthenticated',
      code: 'door.wrong_pin',
      facts: { triesLeft: 4 },
    })
    expect(await codeOf(enter(linkToken, '0451'))).toBe('let in')
  })

  test('tried wrongly a hundred times at once is told wrong exactly five times; then not even the right one is taken', async () => {
    const { linkToken } = await makeDoorLink((await makeEvent()).id, { pin: '0451' })
    const tries = await Promise.all(Array.from({ length: 100 }, (_, pin) => codeOf(enter(linkToken, String(1_000 + pin)))))
    expect(tries.filter((code) => code === 'door.wrong_pin')).toHaveLength(5)
    expect(tries.filter((code) => code === 'door.locked')).toHaveLength(95)
    const error = (await enter(linkToken, '0451').catch((reason: unknown) => reason)) as AppError
    expect(error).toMatchObject({ kind: 'rate_limited', code: 'door.locked' })
    expect(error.retryAfter).toBeGreaterThan(14 * 60)
    expect(error.retryAfter).toBeLessThanOrEqual(15 * 60)
  })

  test('begins anew after fifteen minutes, with five tries', async () => {
    const link = await makeDoorLink((await makeEvent()).id, { pin: '0451' })
    await db().doorLink.update({ where: { id: link.id }, data: { pinFailures: 5, lockedUntil: new Date(Date.now() - 1) } })
    const told: string[] = []
    for (let tried = 0; tried < 6; tried++) told.push(await codeOf(enter(link.linkToken, '9999')))
    expect(told).toEqual([...Array.from({ length: 5 }, () => 'door.wrong_pin'), 'door.locked'])
  })

  test('typed rightly by a whole crew at once lets all of them in, and forgets the tries before', async () => {
    const link = await makeDoorLink((await makeEvent()).id, { pin: '0451' })
    for (let tried = 0; tried < 4; tried++) await codeOf(enter(link.linkToken, '9999'))
    const crew = await Promise.all(Array.from({ length: 20 }, () => codeOf(enter(link.linkToken, '0451'))))
    expect(new Set(crew)).toEqual(new Set(['let in']))
    expect(await codeOf(enter(link.linkToken, '9999'))).toBe('door.wrong_pin')
    expect(await db().doorLink.findUnique({ where: { id: link.id } })).toMatchObject({ pinFailures: 1, lockedUntil: null })
  })

  test('changed by the organiser unlocks the link, and the old one is worth nothing', async () => {
    const event = await makeEvent()
    const link = await makeDoorLink(event.id, { pin: '0451' })
    await db().doorLink.update({ where: { id: link.id }, data: { pinFailures: 5, lockedUntil: new Date(Date.now() + 60_000) } })
    const updated = await updateDoorLink(system, { eventId: event.id, doorLinkId: link.id, pin: '20262026' })
    expect(updated).toMatchObject({ state: 'live', hasPin: true })
    expect(await codeOf(enter(link.linkToken, '0451'))).toBe('door.wrong_pin')
    expect(await codeOf(enter(link.linkToken, '20262026'))).toBe('let in')
  })
})
