import { NotFound } from '@/lib/core/error'
import type { Tx } from '@/lib/db/tx'
import { LastOwner, OwnersOnly } from './errors'
import { mayStaff, type Role } from './policy'
import type { ReachedOrganisation } from './reach'

/** Who changes an organisation's members takes turns until the transaction ends, so that two owners cannot unmake each other. */
export const lockMembers = (tx: Tx, organisationId: string) =>
  tx.$queryRaw`SELECT id FROM organisations WHERE id = ${organisationId} FOR NO KEY UPDATE`

/** A member as they are once everybody before has finished. @throws NotFound('member') also for another organisation's */
export async function lockMember(tx: Tx, { id }: ReachedOrganisation, membershipId: string) {
  await lockMembers(tx, id)
  const member = await tx.membership.findFirst({
    where: { id: membershipId, organisationId: id },
    select: { id: true, userId: true, role: true, createdAt: true, user: { select: { name: true, email: true } } },
  })
  if (!member) throw new NotFound('member')
  return { ...member, role: member.role as Role }
}

/** @throws OwnersOnly when `organisation.role` may not decide over places as one of `others` */
export function mustStaff({ role }: ReachedOrganisation, ...others: Role[]) {
  if (!mayStaff(role, ...others)) throw new OwnersOnly()
}

/** @throws LastOwner when no owner is left but this one */
export async function keepAnOwner(tx: Tx, organisationId: string, membershipId: string) {
  const others = await tx.membership.count({ where: { organisationId, role: 'owner', id: { not: membershipId } } })
  if (others === 0) throw new LastOwner()
}
