import { afterEach, describe, expect, it, vi } from 'vitest'
import type { AppError } from '@/lib/core/error'
import { db } from '@/lib/db/client'
import { look, openDoors } from '@/lib/testing/door-world'
import { anonymous } from '@/lib/testing/factories'
import { makeDoorLink } from '@/lib/testing/open-door'
import { openDoor } from './open-door'
import { readManifest } from './read-manifest'
import { recordScans } from './record-scans'

const minute = 60_000

afterEach(() => {
  vi.useRealTimers()
})

const enter = (linkToken: string, pin?: string) =>
  openDoor(anonymous(), { linkToken, pin }).then(
    () => 'let in',
    (error: AppError) => error.code,
  )

describe.each([
  ['fast', 10],
  ['slow', -10],
])('on a server whose clock is ten minutes %s', (_way, minutes) => {
  const shift = () => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * minute })
  const inMinutes = (from: number) => new Date(Date.now() + from * minute)

  it('a door link has its whole time, and not a minute more', async () => {
    const { event } = await openDoors()
    const [alive, over] = [
      await makeDoorLink(event.id, { expiresAt: inMinutes(5) }),
      await makeDoorLink(event.id, { expiresAt: inMinutes(-5) }),
    ]
    shift()
    expect([await enter(alive.linkToken), await enter(over.linkToken)]).toEqual(['let in', 'door.link_ended'])
  })

  it('a link that wrong PINs locked is locked for its time, and not longer', async () => {
    const { event } = await openDoors()
    const link = await makeDoorLink(event.id, { pin: '0451' })
    const lock = (lockedUntil: Date) => db().doorLink.update({ where: { id: link.id }, data: { lockedUntil, pinFailures: 5 } })
    await lock(inMinutes(5))
    const ended = inMinutes(-1)
    shift()
    const error = (await openDoor(anonymous(), { linkToken: link.linkToken, pin: '0451' }).catch(
      (reason: unknown) => reason,
    )) as AppError
    expect(error).toMatchObject({ code: 'door.locked' })
    expect(Math.abs(error.retryAfter! - 300)).toBeLessThan(10)
    await lock(ended)
    expect(await enter(link.linkToken, '0451')).toBe('let in')
  })

  it('devices set their clocks by the clock that scans go by', async () => {
    const { ctx, event, ticket } = await openDoors()
    const { linkToken } = await makeDoorLink(event.id)
    const now = Date.now()
    shift()
    const { serverTime: opened } = await openDoor(anonymous(), { linkToken })
    const { serverTime: read } = await readManifest(ctx, { eventId: event.id })
    const { serverTime: scanned } = await recordScans(ctx, { eventId: event.id, scans: [look({ ticketId: ticket.id })] })
    for (const said of [opened, read, scanned]) expect(Math.abs(Date.parse(said) - now)).toBeLessThan(minute)
  })
})
