import type { DoorRight } from '@/lib/core/context'

export const roles = ['owner', 'admin', 'manager', 'finance', 'door'] as const
export type Role = (typeof roles)[number]

export type Act =
  | 'event.read'
  | 'event.manage'
  | 'orders.read'
  | 'attendees.read'
  | 'money.read'
  | 'money.refund'
  | 'door.scan'
  | 'door.find'
  | 'door.undo'
  | 'door.sell'
  | 'organisation.manage'
  | 'organisation.leave'
  | 'members.manage'
  | 'owners.manage'

const allowed: Record<Act, readonly Role[]> = {
  'event.read': ['owner', 'admin', 'manager', 'finance'],
  'event.manage': ['owner', 'admin', 'manager'],
  'orders.read': ['owner', 'admin', 'manager', 'finance'],
  'attendees.read': ['owner', 'admin', 'manager'],
  'money.read': ['owner', 'admin', 'finance'],
  'money.refund': ['owner', 'admin', 'finance'],
  'door.scan': ['owner', 'admin', 'manager', 'door'],
  'door.find': ['owner', 'admin', 'manager', 'door'],
  'door.undo': ['owner', 'admin', 'manager'],
  'door.sell': ['owner', 'admin', 'manager'],
  'organisation.manage': ['owner', 'admin'],
  'organisation.leave': roles,
  'members.manage': ['owner', 'admin'],
  'owners.manage': ['owner'],
}

/** What a role may do within its organisation. Buttons and operations ask the same function. */
export const may = (role: Role, act: Act): boolean => allowed[act].includes(role)

/** What each right of a door lets its browser do. `email` opens nothing: it shows addresses. */
const actOfRight: Record<DoorRight, Act> = {
  scan: 'door.scan',
  search: 'door.find',
  override: 'door.undo',
  email: 'attendees.read',
  sell: 'door.sell',
}

/** The rights at the door that go with a role. */
export const rightsOf = (role: Role): DoorRight[] =>
  (Object.keys(actOfRight) as DoorRight[]).filter((right) => may(role, actOfRight[right]))

/** Whether a door with these rights may do `act`: what stands behind `email` is for members. */
export const doorMay = (rights: readonly DoorRight[], act: Act): boolean =>
  act !== 'attendees.read' && rights.some((right) => actOfRight[right] === act)

/** Whether `role` may give, change or take away a place as one of `others`: only owners make and unmake owners. */
export const mayStaff = (role: Role, ...others: Role[]): boolean =>
  may(role, 'members.manage') && (!others.includes('owner') || may(role, 'owners.manage'))
