import { beforeEach, expect, test } from 'vitest'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { anonymous } from '@/lib/testing/factories'
import { mailedLink } from '@/lib/testing/mailed-link'
import { claimAddress } from './claim-address'
import { confirmAddress } from './confirm-address'
import { createUser } from './create-user'
import { forgotPassword } from './forgot-password'
import { mailLink } from './jobs'
import { peekLink } from './link'
import { liveSession } from './live-session'
import { register } from './register'
import { requestSignInLink } from './request-sign-in-link'
import { resetPassword } from './reset-password'
import { signIn } from './sign-in'
import { signInByLink } from './sign-in-by-link'
import { verifyEmail } from './verify-email'

const password = 'correct horse battery'
let email: string
const ctx = () => ({ ...anonymous(), ip: newId('ip') })
const isOpen = (secret = password) =>
  signIn(ctx(), { email, password: secret }).then(
    () => true,
    () => false,
  )
const user = () => db().user.findUniqueOrThrow({ where: { email } })

/** The link the newest mail to this address carries. */
async function link() {
  const mail = await mailedLink(email)
  if (!mail) throw new Error('no mail was sent')
  return mail
}

beforeEach(() => {
  email = `${newId('p').toLowerCase()}@example.org`
})

test('registering makes an unverified account that may be used, and mails a link to confirm the address', async () => {
  const made = await register(ctx(), { name: ' Ann Lee ', email: email.toUpperCase(), password })
  expect(made).toMatchObject({ id: (await user()).id, name: 'Ann Lee', email, emailVerified: false })
  expect(await isOpen()).toBe(true)
  const { template, token } = await link()
  expect(template).toBe('verify-email')
  expect(await verifyEmail(ctx(), { token })).toMatchObject({ email, emailVerified: true })
  expect(await isOpen()).toBe(true)
})

test('registering an address that has an account answers the same, changes nothing, and mails its owner', async () => {
  const answer = async () => {
    const { id, createdAt, ...rest } = await register(ctx(), { name: 'Mallory', email, password: 'another password' })
    return { idLooks: id.replace(/[0-9A-Z]/g, 'x'), timeLooks: createdAt.length, ...rest }
  }
  const first = await answer()
  const before = await user()
  expect(await answer()).toEqual(first)
  expect(await user()).toEqual(before)
  expect((await link()).template).toBe('sign-in-link')
})

test('twenty people who register one address at once make one account', async () => {
  const all = Array.from({ length: 20 }, () => register(ctx(), { name: 'Ann', email, password }))
  await Promise.allSettled(all)
  expect(await db().user.count({ where: { email } })).toBe(1)
})

test('asking for a mail is limited by address, whether or not anybody has it', async () => {
  await createUser({ email, name: 'Ann', password })
  for (const each of [email, `nobody-${email}`]) {
    const from = ctx()
    const asked = await Promise.allSettled(Array.from({ length: 8 }, () => forgotPassword(from, { email: each })))
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  }
})

test('a forgotten password is answered alike for everybody, and mailed to who has an account', async () => {
  expect(await forgotPassword(ctx(), { email })).toEqual({})
  expect(await mailedLink(email)).toBeNull()
  await createUser({ email, name: 'Ann', password })
  expect(await forgotPassword(ctx(), { email })).toEqual({})
  expect((await link()).template).toBe('reset-password')
})

test('one request is one mail, with one and the same link, however often its job runs', async () => {
  await requestSignInLink(ctx(), { email })
  const first = await link()
  expect(await link()).toEqual(first)
  expect(await db().delivery.count({ where: { toAddress: email } })).toBe(1)
})

test('neither the link nor the delivery keeps the secret', async () => {
  await requestSignInLink(ctx(), { email })
  const { token } = await link()
  const rows = [
    await db().linkToken.findMany({ where: { email } }),
    await db().delivery.findMany({ where: { toAddress: email } }),
  ]
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('a mail that comes out after its link was used is not sent', async () => {
  await requestSignInLink(ctx(), { email })
  const { token } = await link()
  await signInByLink(ctx(), { token })
  expect(await mailedLink(email)).toBeNull()
})

test('a link for an account that is gone by now sends nothing', async () => {
  await mailLink.run({ linkId: 'lnk_gone' })
  expect(await db().delivery.count({ where: { dedupeKey: 'link:lnk_gone' } })).toBe(0)
})

test('looking at a link leaves it good: mail scanners look', async () => {
  await requestSignInLink(ctx(), { email, next: '/account/tickets' })
  const { token } = await link()
  for (let index = 0; index < 3; index++) expect(await peekLink('sign_in', token)).toMatchObject({ email })
  expect(await signInByLink(ctx(), { token })).toMatchObject({ next: '/account/tickets' })
  expect(await peekLink('sign_in', token)).toBeNull()
})

test('of fifty uses of one link at once exactly one signs in', async () => {
  await requestSignInLink(ctx(), { email })
  const { token } = await link()
  const settled = await Promise.allSettled(Array.from({ length: 50 }, () => signInByLink(ctx(), { token })))
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const each of settled)
    if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'auth.link_spent', kind: 'gone' })
  expect(await db().session.count({ where: { user: { email } } })).toBe(1)
})

test('a link is good for its purpose alone, until it runs out, and only as it was mailed', async () => {
  await createUser({ email, name: 'Ann', password })
  await requestSignInLink(ctx(), { email })
  const { token } = await link()
  const spent = { code: 'auth.link_spent' }
  await expect(resetPassword(ctx(), { token, password: 'another password' })).rejects.toMatchObject(spent)
  await expect(verifyEmail(ctx(), { token })).rejects.toMatchObject(spent)
  await expect(signInByLink(ctx(), { token: `${token.slice(0, -1)}~` })).rejects.toMatchObject(spent)
  await db().$executeRaw`UPDATE link_tokens SET expires_at = now() WHERE email = ${email}`
  await expect(signInByLink(ctx(), { token })).rejects.toMatchObject(spent)
})

test('using a link kills the older ones to the same address', async () => {
  await requestSignInLink(ctx(), { email })
  const older = await link()
  await requestSignInLink(ctx(), { email })
  await signInByLink(ctx(), { token: (await link()).token })
  await expect(signInByLink(ctx(), { token: older.token })).rejects.toMatchObject({ code: 'auth.link_spent' })
})

test('a sign-in link makes a verified account for a new address, under the name given', async () => {
  await requestSignInLink(ctx(), { email })
  const { sessionId } = await signInByLink(ctx(), { token: (await link()).token, name: 'Ann Lee' })
  expect(await liveSession(sessionId)).toMatchObject({ email, name: 'Ann Lee', verified: true })
})

test('a password that waited for the owner of an address is thrown out by the first link its owner opens', async () => {
  const openers = [
    async () => {
      await requestSignInLink(ctx(), { email })
      return signInByLink(ctx(), { token: (await link()).token })
    },
    async () => claimAddress(ctx(), { token: (await link()).token }),
  ]
  for (const open of openers) {
    email = `${newId('p').toLowerCase()}@example.org`
    await register(ctx(), { name: 'Mallory', email, password })
    const stranger = await signIn(ctx(), { email, password })
    const owner = await open()
    expect(owner.next).toBe('/account?note=password-removed')
    expect(await liveSession(stranger.sessionId)).toBeNull()
    expect(await liveSession(owner.sessionId)).toMatchObject({ email, verified: true })
    expect(await isOpen()).toBe(false)
  }
})

test('a link does not touch the password of an account whose address was proven before', async () => {
  await createUser({ email, name: 'Ann', password })
  const other = await signIn(ctx(), { email, password })
  await requestSignInLink(ctx(), { email })
  expect((await signInByLink(ctx(), { token: (await link()).token })).next).toBe('/account')
  expect(await liveSession(other.sessionId)).toMatchObject({ email })
  expect(await isOpen()).toBe(true)
})

test('the link and the password together confirm the address and keep the password', async () => {
  await register(ctx(), { name: 'Ann', email, password, next: '/console' })
  const { token } = await link()
  await expect(confirmAddress(ctx(), { token, password: 'a guess' })).rejects.toMatchObject({ code: 'auth.wrong_credentials' })
  const { sessionId, next } = await confirmAddress(ctx(), { token, password })
  expect(next).toBe('/console')
  expect(await liveSession(sessionId)).toMatchObject({ verified: true })
  expect(await isOpen()).toBe(true)
})

test('a reset sets the password, proves the address, ends every session and tells the owner', async () => {
  await register(ctx(), { name: 'Ann', email, password })
  const before = await signIn(ctx(), { email, password })
  await forgotPassword(ctx(), { email })
  const { token } = await link()
  await resetPassword(ctx(), { token, password: 'a better password' })
  expect(await liveSession(before.sessionId)).toBeNull()
  expect(await isOpen()).toBe(false)
  expect(await isOpen('a better password')).toBe(true)
  expect((await user()).emailVerifiedAt).not.toBeNull()
  expect(await db().delivery.count({ where: { toAddress: email, template: 'password-changed' } })).toBe(1)
  await expect(resetPassword(ctx(), { token, password: 'once more please' })).rejects.toMatchObject({ code: 'auth.link_spent' })
})
