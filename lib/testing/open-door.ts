import { hashPassword } from '@/lib/auth/password'
import { doorUrl, newDoorSecret } from '@/lib/checkin/door-link-secret'
import { openDoor } from '@/lib/checkin/open-door'
import type { DoorRight } from '@/lib/core/context'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { anonymous } from './factories'

type Values = { gate?: string; listId?: string; ticketTypeIds?: string[]; rights?: DoorRight[]; pin?: string; expiresAt?: Date }

/** A door link of an event, written straight into the database, with the token in its address. */
export async function makeDoorLink(eventId: string, { pin, ...values }: Values = {}) {
  const secret = newDoorSecret()
  const link = await db().doorLink.create({
    data: {
      id: newId('dlk'),
      eventId,
      name: 'The north gate',
      gate: 'North',
      rights: ['scan', 'search'],
      ...secret,
      pinHash: pin ? await hashPassword(pin) : null,
      expiresAt: new Date(Date.now() + 3_600_000),
      createdBy: 'system',
      ...values,
    },
  })
  return { ...link, linkToken: doorUrl(secret.token).split('#k=')[1]! }
}

/** A device that was let in by a new door link of an event: its answer, with the headers its requests carry. */
export async function openedByLink(eventId: string, values: Values = {}) {
  const { linkToken, ...link } = await makeDoorLink(eventId, values)
  const opened = await openDoor(anonymous(), { linkToken, pin: values.pin, name: 'A phone', version: '1' })
  return { ...opened, doorLink: link, linkToken, headers: { authorization: `Bearer ${opened.token}` } }
}
