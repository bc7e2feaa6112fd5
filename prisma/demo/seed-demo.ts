import { createUser } from '@/lib/auth/create-user'
import { createDoorLink } from '@/lib/checkin/create-door-link'
import { doorRights, systemContext } from '@/lib/core/context'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/tx'
import { slugOf } from '@/lib/orgs/slug'
import { addEvent } from './events'
import { lanternStreet } from './lantern-street'
import { longTable } from './long-table'
import { northlight } from './northlight'
import { registerAttendee } from './register-attendee'
import { noRows, writeRows } from './rows'
import { type DemoSignIn, demoDoor, demoSignIns } from './sign-ins'

const organisations = [
  {
    name: 'Lantern Street',
    contactEmail: 'hello@lantern-street.example',
    legalName: 'Laternenstrasse Veranstaltungen GmbH',
    address: 'Hasenweg 14\n10967 Berlin\nGermany',
    taxId: 'DE 000 000 000',
    events: lanternStreet,
    hasDoor: true,
  },
  { name: 'The Long Table', contactEmail: 'kitchen@long-table.example', events: longTable, hasDoor: true },
  { name: 'Northlight Society', contactEmail: 'post@northlight.example', events: northlight, hasDoor: false },
]

/**
 * Fills an empty installation with a programme around today: events of three organisations, what people ordered of them, and
 * accounts to sign in with. All of it is written in one transaction, or none.
 * @returns the accounts, or null when somebody is there already and nothing was written
 */
export async function seedDemo(now = new Date()): Promise<DemoSignIn[] | null> {
  const demo = demoSignIns.map(({ email }) => email)
  if ((await db().user.count({ where: { email: { notIn: demo } } })) > 0 || (await db().event.count()) > 0) return null
  const [organiser, door, attendee] = await Promise.all(
    demoSignIns.map(({ email, name, password }) => createUser({ email, name, password }).then((id) => ({ id, email, name }))),
  )
  const rows = noRows()
  let number = 1
  for (const { events, hasDoor, ...organisation } of organisations) {
    const organisationId = newId('org')
    rows.organisations.push({ ...organisation, id: organisationId, slug: slugOf(organisation.name, 'organiser') })
    rows.memberships.push({ id: newId('mem'), organisationId, userId: organiser!.id, role: 'owner' })
    if (hasDoor) rows.memberships.push({ id: newId('mem'), organisationId, userId: door!.id, role: 'door' })
    for (const event of events) addEvent(rows, event, { organisationId, organiser: organiser!.id, number: number++, now })
  }
  await inTransaction((tx) => writeRows(tx, rows), { seconds: 120 })
  await registerAttendee(attendee!)
  await openDoor(now)
  return demoSignIns
}

/** A door link for what is on next, whose address the start prints: a phone is a door without any sign-in. */
async function openDoor(now: Date) {
  const next = await db().event.findFirst({
    where: { status: 'published', endsAt: { gt: now }, format: { not: 'online' } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  })
  if (!next) return
  const rights = [...doorRights]
  await createDoorLink(systemContext(), { eventId: next.id, name: demoDoor, gate: 'Main door', rights })
}
