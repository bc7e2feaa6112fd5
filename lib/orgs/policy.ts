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
  | 'door.undo'
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
  'door.undo': ['owner', 'admin', 'manager'],
  'organisation.manage': ['owner', 'admin'],
  'organisation.leave': roles,
  'members.manage': ['owner', 'admin'],
  'owners.manage': ['owner'],
}

/** What a role may do within its organisation. Buttons and operations ask the same function. */
export const may = (role: Role, act: Act): boolean => allowed[act].includes(role)

/** Whether `role` may give, change or take away a place as one of `others`: only owners make and unmake owners. */
export const mayStaff = (role: Role, ...others: Role[]): boolean =>
  may(role, 'members.manage') && (!others.includes('owner') || may(role, 'owners.manage'))
