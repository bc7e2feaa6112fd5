import { inspect } from 'node:util'
import { beforeEach, expect, test } from 'vitest'
import type { Context } from '@/lib/core/context'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { anonymous, makeEvent, makeOrder, makeOrganisation, makeTicketType } from '@/lib/testing/factories'
import { changePassword } from './change-password'
import { createUser } from './create-user'
import { eraseMe, eraseMeConfirmed } from './erase-me'
import { liveSession } from './live-session'
import { readMe } from './read-me'
import { resendVerification } from './resend-verification'
import { signIn } from './sign-in'
import { updateMe } from './update-me'

const password = 'correct horse battery'
let email: string

beforeEach(() => {
  email = `${newId('p').toLowerCase()}@example.org`
})

async function signedIn({ verified = true, as = email } = {}): Promise<Context & { userId: string; sessionId: string }> {
  const userId = await createUser({ email: as, name: 'Ann', password, verified })
  const { sessionId } = await signIn({ ...anonymous(), ip: newId('ip') }, { email: as, password })
  const actor = { kind: 'user' as const, userId, sessionId, email: as, name: 'Ann', verified }
  return { ...anonymous(), ip: newId('ip'), actor, userId, sessionId }
}

test('everything of mine needs a sign-in', async () => {
  const calls = [
    readMe(anonymous(), {}),
    updateMe(anonymous(), { name: 'x' }),
    eraseMe(anonymous(), {}),
    changePassword(anonymous(), { newPassword: 'a better password' }),
    resendVerification(anonymous(), {}),
  ]
  for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'auth.required' })
})

test('a profile shows no secret and takes a new name', async () => {
  const ctx = await signedIn()
  expect(await updateMe(ctx, { name: '  Ann  Lee ' })).toMatchObject({ name: 'Ann Lee' })
  const me = await readMe(ctx, {})
  expect(me).toEqual({ id: ctx.userId, name: 'Ann Lee', email, emailVerified: true, hasPassword: true, createdAt: me.createdAt })
  await expect(updateMe(ctx, { name: ' ' })).rejects.toMatchObject({ fields: [{ path: 'name' }] })
})

test('a new password wants the old one, and ends every other session', async () => {
  const ctx = await signedIn()
  const other = await signIn({ ...anonymous(), ip: newId('ip') }, { email, password })
  const wrong = changePassword(ctx, { currentPassword: 'a guess', newPassword: 'a better password' })
  await expect(wrong).rejects.toMatchObject({ fields: [{ path: 'currentPassword' }] })
  await expect(changePassword(ctx, { newPassword: 'a better password' })).rejects.toMatchObject({ code: 'auth.wrong_password' })
  await changePassword(ctx, { currentPassword: password, newPassword: 'a better password' })
  expect(await liveSession(ctx.sessionId)).not.toBeNull()
  expect(await liveSession(other.sessionId)).toBeNull()
})

test.each(['short', 'password123', 'aaaaaaaaaaaa', 'ab'.repeat(101)])(
  'the password %j is refused at its field',
  async (newPassword) => {
    const ctx = await signedIn()
    const change = changePassword(ctx, { currentPassword: password, newPassword })
    await expect(change).rejects.toMatchObject({ kind: 'invalid', fields: [{ path: 'newPassword' }] })
  },
)

test('a confirmed address is not asked to be confirmed again', async () => {
  await resendVerification(await signedIn(), {})
  expect(await db().linkToken.count({ where: { email } })).toBe(0)
  const other = `b-${email}`
  await resendVerification(await signedIn({ as: other, verified: false }), {})
  expect(await db().linkToken.count({ where: { email: other } })).toBe(1)
})

async function sale(values: { ended: boolean; email?: string; userId?: string }) {
  const hour = 3_600_000
  const startsAt = new Date(Date.now() + (values.ended ? -5 : 5) * hour)
  const event = await makeEvent({ startsAt, endsAt: new Date(startsAt.getTime() + hour) })
  const type = await makeTicketType(event.id)
  return makeOrder(event.id, type.id, { email: values.email, userId: values.userId })
}
const order = (id: string) => db().order.findUniqueOrThrow({ where: { id }, include: { tickets: true } })

test('erasing takes the person out of what is over, and leaves tickets for what is to come', async () => {
  const ctx = await signedIn()
  const over = await sale({ ended: true, email, userId: ctx.userId })
  const asGuest = await sale({ ended: true, email })
  const coming = await sale({ ended: false, email, userId: ctx.userId })
  await eraseMe(ctx, {})
  for (const { id } of [over, asGuest]) {
    expect(inspect(await order(id), { depth: null })).not.toContain(email)
    expect(await order(id)).toMatchObject({ buyerName: 'Erased', tickets: [{ holderName: 'Erased', holderEmail: null }] })
  }
  expect(await order(coming.id)).toMatchObject({ userId: null, buyerEmail: email, tickets: [{ status: 'valid' }] })
  expect(await db().user.count({ where: { email } })).toBe(0)
  expect(await liveSession(ctx.sessionId)).toBeNull()
})

test('who has not proven an address erases nothing that was bought by it', async () => {
  const owners = await sale({ ended: true, email })
  await eraseMe(await signedIn({ verified: false }), {})
  expect(await order(owners.id)).toMatchObject({ buyerEmail: email })
})

test('the only owner of an organisation with events to come cannot be erased, until there is another', async () => {
  const ctx = await signedIn()
  const { id: organisationId, name } = await makeOrganisation([{ userId: ctx.userId, role: 'owner' }])
  await makeEvent({ organisationId })
  await expect(eraseMe(ctx, {})).rejects.toMatchObject({ code: 'auth.still_needed', facts: { organisations: [name] } })
  const other = await signedIn({ as: `b-${email}` })
  await db().membership.create({ data: { id: newId('mem'), organisationId, userId: other.userId, role: 'owner' } })
  const both = await Promise.allSettled([eraseMe(ctx, {}), eraseMe(other, {})])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a slip of the hand erases nobody: people write their address first', async () => {
  const ctx = await signedIn()
  await expect(eraseMeConfirmed(ctx, { confirm: 'yes' })).rejects.toMatchObject({ fields: [{ path: 'confirm' }] })
  await eraseMeConfirmed(ctx, { confirm: ` ${email.toUpperCase()} ` })
  expect(await db().user.count({ where: { email } })).toBe(0)
})
