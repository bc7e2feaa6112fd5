import { z } from 'zod'
import { doorRights } from '@/lib/core/context'
import { NotFound } from '@/lib/core/error'
import { isoWithOffset } from '@/lib/core/instant'
import { db } from '@/lib/db/client'
import { doorUrl } from './door-link-secret'

/** A door link for those who manage the event. Times in the event's zone. */
export const doorLinkView = z
  .object({
    id: z.string(),
    eventId: z.string(),
    name: z.string(),
    gate: z.string(),
    listId: z.string().nullable(),
    listName: z.string().nullable(),
    ticketTypeIds: z.array(z.string()),
    rights: z.array(z.enum(doorRights)),
    hasPin: z.boolean(),
    state: z.enum(['live', 'locked', 'expired', 'revoked']).meta({ description: 'locked: after five wrong PINs' }),
    lockedUntil: z.string().nullable(),
    expiresAt: z.string(),
    revokedAt: z.string().nullable(),
    url: z.string().nullable().meta({ description: 'What the QR holds: it lets devices in. None once expired or revoked' }),
    devices: z.int().meta({ description: 'Devices that were let in and did not end' }),
    createdAt: z.string(),
  })
  .meta({ id: 'DoorLink' })
export type DoorLinkView = z.output<typeof doorLinkView>

type Zone = { id: string; timeZone: string }

/** An event's door links, the newest first. The caller has checked who asks. */
export async function doorLinksOf(event: Zone, id?: string): Promise<DoorLinkView[]> {
  const rows = await db().doorLink.findMany({
    where: { eventId: event.id, ...(id ? { id } : {}) },
    orderBy: { id: 'desc' },
    take: 500,
    include: { list: { select: { name: true } }, _count: { select: { devices: { where: { endedAt: null } } } } },
  })
  const now = Date.now()
  const shown = (at: Date) => isoWithOffset(at, event.timeZone)
  return rows.map(({ list, _count, pinHash, pinFailures: _, tokenHash: __, createdBy: ___, token, ...link }) => {
    const lockedUntil = link.lockedUntil && link.lockedUntil.getTime() > now ? link.lockedUntil : null
    const state = link.revokedAt ? 'revoked' : link.expiresAt.getTime() <= now ? 'expired' : lockedUntil ? 'locked' : 'live'
    return {
      ...link,
      rights: link.rights as DoorLinkView['rights'],
      listName: list?.name ?? null,
      hasPin: pinHash !== null,
      state,
      lockedUntil: lockedUntil && shown(lockedUntil),
      expiresAt: shown(link.expiresAt),
      revokedAt: link.revokedAt && shown(link.revokedAt),
      url: state === 'revoked' || state === 'expired' ? null : doorUrl(token),
      devices: _count.devices,
      createdAt: shown(link.createdAt),
    }
  })
}

/** @throws NotFound when it is not this event's */
export async function doorLinkOf(event: Zone, id: string): Promise<DoorLinkView> {
  const [link] = await doorLinksOf(event, id)
  if (!link) throw new NotFound('door link')
  return link
}
