import { recordActivity } from '@/lib/activity/record'
import type { Context } from '@/lib/core/context'
import type { Tx } from '@/lib/db/tx'
import { StillNeeded } from './errors'

const nobody = { name: 'Erased', email: 'erased@foyer.invalid' }

type Person = { userId: string; email: string; verified: boolean }

/**
 * Erases a person: their account, sign-ins, memberships and mail go. Orders must be kept for the organisers' books. Those
 * of events that are over lose name and address; those of events to come keep them, so that the tickets still admit and the
 * organiser knows who comes, but belong to no account any more. What is theirs by its address alone, such as what they
 * bought as a guest, is touched only when the address is proven to be theirs.
 * @throws StillNeeded while they are the only owner of an organisation with events to come
 */
export async function eraseUser(tx: Tx, ctx: Context, { userId, email, verified }: Person) {
  const left = await ownerlessOrganisations(tx, userId)
  if (left.length > 0) throw new StillNeeded(left)

  const proven = verified ? email : null
  await tx.$executeRaw`
    UPDATE tickets t SET holder_name = ${nobody.name}, holder_email = NULL
    FROM orders o JOIN events e ON e.id = o.event_id
    WHERE t.order_id = o.id AND e.ends_at <= now()
      AND (lower(t.holder_email) = ${proven} OR (o.user_id = ${userId} AND t.holder_name = o.buyer_name))`
  await tx.$executeRaw`
    UPDATE orders o SET buyer_name = ${nobody.name}, buyer_email = ${nobody.email}
    FROM events e WHERE e.id = o.event_id AND e.ends_at <= now() AND (o.user_id = ${userId} OR lower(o.buyer_email) = ${proven})`
  await tx.$executeRaw`
    DELETE FROM outbox_messages m USING deliveries d WHERE d.id = m.delivery_id AND lower(d.to_address) = ${proven} AND d.state <> 'queued'`
  await tx.$executeRaw`
    UPDATE deliveries SET to_name = NULL, to_address = ${nobody.email}, props = '{}'
    WHERE lower(to_address) = ${proven} AND state <> 'queued'`
  await tx.$executeRaw`DELETE FROM invitations WHERE email = ${proven}`
  await tx.$executeRaw`DELETE FROM link_tokens WHERE email = ${email}`
  await tx.$executeRaw`DELETE FROM users WHERE id = ${userId}`
  await recordActivity(tx, ctx, 'user.erased', { data: { userId } })
}

/** Organisations with events to come that this person alone owns. Locked first, so that two owners cannot leave at once. */
async function ownerlessOrganisations(tx: Tx, userId: string): Promise<string[]> {
  await tx.$executeRaw`
    SELECT FROM organisations WHERE id IN (SELECT organisation_id FROM memberships WHERE user_id = ${userId} AND role = 'owner')
    ORDER BY id FOR UPDATE`
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT o.name FROM organisations o JOIN memberships m ON m.organisation_id = o.id AND m.user_id = ${userId} AND m.role = 'owner'
    WHERE EXISTS (SELECT FROM events e WHERE e.organisation_id = o.id AND e.status = 'published' AND e.ends_at > now())
      AND NOT EXISTS (SELECT FROM memberships x WHERE x.organisation_id = o.id AND x.role = 'owner' AND x.user_id <> ${userId})
    ORDER BY o.name`
  return rows.map(({ name }) => name)
}
