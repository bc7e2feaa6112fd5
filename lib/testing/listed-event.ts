import { db } from '@/lib/db/client'
import { makeEvent, makeTicketType } from './factories'

type Plan = Parameters<typeof makeEvent>[0] & {
  /** hours from now */
  starts?: number
  hours?: number
  startsAt?: Date
  types?: (Parameters<typeof makeTicketType>[1] & { sold?: number })[]
}

/** A published, public event tomorrow, unless the plan says otherwise, with its ticket types. */
export async function makeListedEvent({ starts = 24, hours = 3, types = [], ...values }: Plan = {}) {
  const startsAt = values.startsAt ?? new Date(Date.now() + starts * 3_600_000)
  const endsAt = new Date(startsAt.getTime() + hours * 3_600_000)
  const event = await makeEvent({ ...values, startsAt, endsAt })
  const typeIds: string[] = []
  for (const { sold = 0, ...type } of types) {
    const { id, inventoryId } = await makeTicketType(event.id, type)
    if (sold) await db().inventory.update({ where: { id: inventoryId }, data: { sold } })
    typeIds.push(id)
  }
  return { ...event, typeIds }
}
