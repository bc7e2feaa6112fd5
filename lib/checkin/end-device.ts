import { z } from 'zod'
import { recordActivity } from '@/lib/activity/record'
import type { Context } from '@/lib/core/context'
import { NotFound } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { reachEvent } from '@/lib/events/access'
import { oneDeviceInput } from './device-view'

/** A door may end itself, where it leaves; any other device is for those who manage the event. */
function reachDevice(ctx: Context, { eventId, deviceId }: { eventId: string; deviceId: string }) {
  const { actor } = ctx
  if (actor.kind !== 'door') return reachEvent(ctx, eventId, 'event.manage')
  if (actor.eventId !== eventId || actor.deviceId !== deviceId) throw new NotFound('device')
  return { id: eventId }
}

/** Ends a device: from its next request on it is refused, and wipes what it keeps. Ending it again is no error. */
export const endDevice = operation({
  name: 'checkin.endDevice',
  input: oneDeviceInput,
  output: z.object({}),
  raises: ['event.not_found', 'device.not_found'],
  access: reachDevice,
  async run(ctx, { deviceId: id }, { id: eventId }) {
    await inTransaction(async (tx) => {
      const device = await tx.device.findFirst({ where: { id, eventId }, include: { event: true } })
      if (!device) throw new NotFound('device')
      const { count } = await tx.device.updateMany({ where: { id, endedAt: null }, data: { endedAt: new Date() } })
      if (count === 0) return
      const data = { deviceId: id, name: device.name }
      await recordActivity(tx, ctx, 'device.ended', { organisationId: device.event.organisationId, eventId, data })
    })
    return {}
  },
})
