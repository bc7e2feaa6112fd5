import { beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '@/lib/core/context'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { contextOf, makeOrganisation, makeUser } from '@/lib/testing/factories'
import { settledInvitation } from '@/lib/testing/settled-invitation'
import { acceptInvitation } from './accept-invitation'
import { changeMemberRole } from './change-member-role'
import { inviteMember } from './invite-member'
import { listMembers } from './list-members'
import type { Role } from './policy'
import { removeMember } from './remove-member'

const newAddress = () => `${newId('p').toLowerCase()}@example.org`
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )

let people: Record<Role, Context>
let organisationId: string
const idOf = async (ctx: Context, organisation = organisationId) => {
  const userId = ctx.actor.kind === 'user' ? ctx.actor.userId : ''
  return (await db().membership.findUniqueOrThrow({ where: { organisationId_userId: { organisationId: organisation, userId } } }))
    .id
}
const roleOf = async (ctx: Context) => (await db().membership.findUnique({ where: { id: await idOf(ctx) } }))?.role
const invite = (ctx: Context, email: string, role: Role = 'door') => inviteMember(ctx, { organisationId, email, role })
const change = async (ctx: Context, who: Context, role: Role) =>
  changeMemberRole(ctx, { organisationId, membershipId: await idOf(who), role })
const remove = async (ctx: Context, who: Context) => removeMember(ctx, { organisationId, membershipId: await idOf(who) })
const kinds = async () =>
  (await db().activity.findMany({ where: { organisationId }, orderBy: { id: 'asc' } })).map(({ kind }) => kind)

beforeEach(async () => {
  const roles = ['owner', 'admin', 'manager', 'finance', 'door'] as const
  const users = await Promise.all(roles.map((role) => makeUser({ name: `The ${role}` })))
  organisationId = (await makeOrganisation(roles.map((role, index) => ({ userId: users[index]!.id, role })))).id
  people = Object.fromEntries(roles.map((role, index) => [role, contextOf(users[index]!)])) as typeof people
})

describe('inviting', () => {
  test('answers the same whether the address has an account or not', async () => {
    const [known, unproven] = [await makeUser(), await makeUser({ verified: false })]
    const answers = await Promise.all([known.email, unproven.email, newAddress()].map((email) => invite(people.admin, email)))
    const shapes = answers.map(({ id, email, ...rest }) => ({ ...rest, id: id.slice(0, 4), email: typeof email }))
    expect(shapes[1]).toEqual(shapes[0])
    expect(shapes[2]).toEqual(shapes[0])
  })

  test('who has a proven account is a member at once, and is told', async () => {
    const user = await makeUser({ name: 'Dora Door' })
    const { id } = await invite(people.owner, user.email.toUpperCase(), 'door')
    expect(await settledInvitation(id)).toMatchObject({ template: 'member-added', to: user.email })
    const { items } = await listMembers(people.admin, { organisationId })
    expect(items.at(-1)).toMatchObject({ status: 'member', name: 'Dora Door', email: user.email, role: 'door' })
    expect(await db().invitation.count({ where: { organisationId } })).toBe(0)
    expect(await kinds()).toEqual(['member.invited', 'member.joined', 'delivery.queued'])
    expect(await code(invite(people.owner, user.email))).toBe('members.already')
  })

  test('who has none is mailed a link that makes them a member, once', async () => {
    const email = newAddress()
    const { id } = await invite(people.admin, email, 'manager')
    const mail = await settledInvitation(id)
    expect(mail).toMatchObject({ template: 'member-invited', to: email })
    expect((await listMembers(people.admin, { organisationId })).items.at(-1)).toMatchObject({ id, status: 'invited', email })

    const ctx = contextOf(await makeUser({ email }))
    const uses = await Promise.all(Array.from({ length: 10 }, () => code(acceptInvitation(ctx, { token: mail!.token }))))
    expect(uses.filter((use) => use === 'done')).toHaveLength(1)
    expect(uses.filter((use) => use === 'members.invitation_spent')).toHaveLength(9)
    expect(await roleOf(ctx)).toBe('manager')
  })

  test('an account nobody has proven to be theirs gets nothing by its address, nor by the link', async () => {
    const user = await makeUser({ verified: false })
    const { id } = await invite(people.admin, user.email)
    const mail = await settledInvitation(id)
    expect(mail?.template).toBe('member-invited')
    expect(await code(acceptInvitation(contextOf(user), { token: mail!.token }))).toBe('members.unproven_address')
    await db().user.update({ where: { id: user.id }, data: { emailVerifiedAt: new Date() } })
    expect(await code(acceptInvitation(contextOf({ ...user, emailVerifiedAt: new Date() }), { token: mail!.token }))).toBe('done')
  })

  test('a link that was passed on does not work for another address, and stays good for its own', async () => {
    const email = newAddress()
    const mail = await settledInvitation((await invite(people.admin, email)).id)
    const [other, own] = [contextOf(await makeUser()), contextOf(await makeUser({ email }))]
    expect(await code(acceptInvitation(other, { token: mail!.token }))).toBe('members.other_address')
    expect(await code(acceptInvitation(own, { token: mail!.token }))).toBe('done')
  })

  test('again replaces what was asked, and the link', async () => {
    const email = newAddress()
    const first = await settledInvitation((await invite(people.admin, email, 'manager')).id)
    const second = await settledInvitation((await invite(people.admin, email, 'door')).id)
    const ctx = contextOf(await makeUser({ email }))
    expect(await code(acceptInvitation(ctx, { token: first!.token }))).toBe('members.invitation_spent')
    expect(await code(acceptInvitation(ctx, { token: second!.token }))).toBe('done')
    expect(await roleOf(ctx)).toBe('door')
  })

  test('with one key twice invites once', async () => {
    const ctx = { ...people.admin, idempotencyKey: crypto.randomUUID() }
    const email = newAddress()
    expect((await invite(ctx, email)).id).toBe((await invite(ctx, email)).id)
    expect(await kinds()).toEqual(['member.invited'])
  })

  test('a link that was withdrawn, or is older than a week, is no good; its mail does not go out any more', async () => {
    const [withdrawn, old] = [newAddress(), newAddress()]
    const first = await invite(people.admin, withdrawn)
    const mail = await settledInvitation(first.id)
    await removeMember(people.admin, { organisationId, membershipId: first.id })
    expect(await settledInvitation(first.id)).toBeNull()
    expect(await code(acceptInvitation(contextOf(await makeUser({ email: withdrawn })), { token: mail!.token }))).toBe(
      'members.invitation_spent',
    )
    const second = await invite(people.admin, old)
    const late = await settledInvitation(second.id)
    await db().invitation.update({ where: { id: second.id }, data: { expiresAt: new Date(Date.now() - 1) } })
    expect(await code(acceptInvitation(contextOf(await makeUser({ email: old })), { token: late!.token }))).toBe(
      'members.invitation_spent',
    )
    expect((await listMembers(people.admin, { organisationId })).items.map(({ email }) => email)).not.toContain(old)
  })

  test('the database keeps no secret, and the record no address', async () => {
    const email = newAddress()
    const { id } = await invite(people.admin, email)
    const mail = await settledInvitation(id)
    const kept = JSON.stringify(await db().invitation.findMany({ where: { id } }))
    expect(mail!.token.length).toBeGreaterThan(40)
    expect(kept).not.toContain(mail!.token)
    const records = await db().activity.findMany({ where: { organisationId }, select: { data: true } })
    expect(JSON.stringify(records)).not.toContain(email)
  })

  test('is limited to thirty in an hour', async () => {
    const all = await Promise.all(Array.from({ length: 33 }, () => code(invite(people.admin, newAddress()))))
    expect(all.filter((each) => each === 'done')).toHaveLength(30)
    expect(all.filter((each) => each === 'rate_limited')).toHaveLength(3)
  })

  test('takes a proven address of one’s own', async () => {
    const user = await makeUser({ verified: false })
    organisationId = (await makeOrganisation([{ userId: user.id, role: 'owner' }])).id
    expect(await code(invite(contextOf(user), newAddress()))).toBe('members.unproven_address')
  })
})

describe('who decides over whom', () => {
  test('an admin changes and removes everybody but owners, and makes none', async () => {
    expect(await code(change(people.admin, people.door, 'manager'))).toBe('done')
    expect(await roleOf(people.door)).toBe('manager')
    expect(await code(change(people.admin, people.door, 'owner'))).toBe('auth.forbidden')
    expect(await code(change(people.admin, people.owner, 'door'))).toBe('auth.forbidden')
    expect(await code(remove(people.admin, people.owner))).toBe('auth.forbidden')
    expect(await code(invite(people.admin, newAddress(), 'owner'))).toBe('auth.forbidden')
    expect(await code(remove(people.admin, people.finance))).toBe('done')
  })

  test('an admin neither replaces nor withdraws the invitation of an owner', async () => {
    const email = newAddress()
    const { id } = await invite(people.owner, email, 'owner')
    expect(await code(invite(people.admin, email, 'door'))).toBe('auth.forbidden')
    expect(await code(removeMember(people.admin, { organisationId, membershipId: id }))).toBe('auth.forbidden')
    expect(await code(removeMember(people.owner, { organisationId, membershipId: id }))).toBe('done')
  })

  test.each(['manager', 'finance', 'door'] as const)('%s sees and changes nobody, but may leave', async (role) => {
    const ctx = people[role]
    const tried = [
      () => listMembers(ctx, { organisationId }),
      () => invite(ctx, newAddress()),
      () => change(ctx, ctx, 'owner'),
      () => remove(ctx, people.admin),
    ]
    for (const each of tried) expect(await code(each())).toBe('auth.forbidden')
    expect(await code(remove(ctx, ctx))).toBe('done')
    expect((await kinds()).at(-1)).toBe('member.left')
  })

  test('ids of another organisation are not there, in either place', async () => {
    const stranger = contextOf(await makeUser())
    const elsewhere = (
      await makeOrganisation([{ userId: stranger.actor.kind === 'user' ? stranger.actor.userId : '', role: 'owner' }])
    ).id
    const membershipId = await idOf(stranger, elsewhere)
    const invited = await inviteMember(stranger, { organisationId: elsewhere, email: newAddress(), role: 'door' })
    for (const id of [membershipId, invited.id, newId('mem')]) {
      expect(await code(removeMember(people.owner, { organisationId, membershipId: id }))).toBe('member.not_found')
      expect(await code(changeMemberRole(people.owner, { organisationId, membershipId: id, role: 'door' }))).toBe(
        'member.not_found',
      )
      expect(await code(removeMember(people.owner, { organisationId: elsewhere, membershipId: id }))).toBe(
        'organisation.not_found',
      )
    }
    expect(await code(listMembers(people.owner, { organisationId: elsewhere }))).toBe('organisation.not_found')
  })
})

describe('the last owner', () => {
  test('cannot be lowered, removed, or leave', async () => {
    expect(await code(change(people.owner, people.owner, 'admin'))).toBe('members.last_owner')
    expect(await code(remove(people.owner, people.owner))).toBe('members.last_owner')
    expect(await roleOf(people.owner)).toBe('owner')
  })

  test('stays whatever two owners do to each other at once', async () => {
    await change(people.owner, people.admin, 'owner')
    const tried = await Promise.all(
      [change(people.owner, people.admin, 'door'), change(people.admin, people.owner, 'door')].map(code),
    )
    expect(tried.sort()).toEqual(['done', 'members.last_owner'])
    expect(await db().membership.count({ where: { organisationId, role: 'owner' } })).toBe(1)
  })
})
