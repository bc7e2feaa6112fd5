import { mayStaff, type Role, roles } from '@/lib/orgs/policy'

export const roleNames: Record<Role, string> = {
  owner: 'Owner',
  admin: 'Admin',
  manager: 'Manager',
  finance: 'Finance',
  door: 'Door',
}

const does: Record<Role, string> = {
  owner: 'everything, and who is an owner',
  admin: 'events and people',
  manager: 'events, orders and the door',
  finance: 'reads events and orders',
  door: 'scans tickets',
}

/** The roles somebody may give to others, as options of a select. */
export const roleOptions = (own: Role) =>
  roles.filter((role) => mayStaff(own, role)).map((value) => ({ value, label: `${roleNames[value]}: ${does[value]}` }))
