import { Tabs } from '@/components/ui/tabs'
import { may, type Role } from '@/lib/orgs/policy'

const pages = [
  { path: '', label: 'Live', act: 'door.scan' },
  { path: '/doors', label: 'Doors', act: 'event.manage' },
  { path: '/rules', label: 'Rules and lists', act: 'event.manage' },
] as const

/** The pages about the door of an event, as far as the role goes. */
export function CheckInTabs({
  eventId,
  role,
  current,
}: {
  eventId: string
  role: Role
  current: (typeof pages)[number]['path']
}) {
  const base = `/console/events/${eventId}/check-in`
  const items = pages.filter(({ act }) => may(role, act)).map(({ path, label }) => ({ href: base + path, label }))
  return items.length > 1 ? (
    <div className="mb-6">
      <Tabs label="Check-in" items={items} current={base + current} />
    </div>
  ) : null
}
