import * as argon2 from '@node-rs/argon2'
import { beforeEach, expect, test, vi } from 'vitest'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/tx'
import { anonymous } from '@/lib/testing/factories'
import { createUser } from './create-user'
import { hashPassword } from './password'
import { setPassword } from './set-password'
import { signIn } from './sign-in'
import { startSession } from './start-session'

// The real argon2, watched: how often it runs is what this is about.
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof argon2>()
  return { ...real, verify: vi.fn(real.verify) }
})

const password = 'correct horse battery'
const from = (ip: string) => ({ ...anonymous(), ip })
let email: string
let network = 0
const freshAddress = () => `198.51.${100 + Math.floor(++network / 250)}.${network % 250}`

beforeEach(() => {
  email = `${newId('p').toLowerCase()}@example.org`
  vi.mocked(argon2.verify).mockClear()
})

const codes = (settled: PromiseSettledResult<unknown>[]) =>
  settled.map((each) => (each.status === 'fulfilled' ? 'ok' : String((each.reason as { code?: string }).code)))
const count = (all: string[], code: string) => all.filter((each) => each === code).length

test('the right password starts a session; letters of the address may be of any size', async () => {
  const userId = await createUser({ email, name: 'Ann', password })
  const { sessionId } = await signIn(from(freshAddress()), { email: ` ${email.toUpperCase()} `, password })
  expect(await db().session.findUniqueOrThrow({ where: { id: sessionId } })).toMatchObject({
    userId,
    kind: 'browser',
    endedAt: null,
  })
})

test('of a hundred parallel tries exactly five reach the password check', async () => {
  await createUser({ email, name: 'Ann', password })
  const ip = freshAddress()
  const tries = Array.from({ length: 100 }, (_, index) => signIn(from(ip), { email, password: `guess ${index}` }))
  const results = codes(await Promise.allSettled(tries))
  expect(argon2.verify).toHaveBeenCalledTimes(5)
  expect(count(results, 'auth.wrong_credentials')).toBe(5)
  expect(count(results, 'rate_limited')).toBe(95)
})

test('right passwords count too, and are refused once the tries are used up', async () => {
  await createUser({ email, name: 'Ann', password })
  const ip = freshAddress()
  for (let index = 0; index < 5; index++) await signIn(from(ip), { email, password })
  await expect(signIn(from(ip), { email, password })).rejects.toMatchObject({ kind: 'rate_limited' })
})

test('one account takes twenty tries a minute, from however many addresses', async () => {
  await createUser({ email, name: 'Ann', password })
  const tries = Array.from({ length: 30 }, () => signIn(from(freshAddress()), { email, password: 'a guess' }))
  const results = codes(await Promise.allSettled(tries))
  expect(count(results, 'auth.wrong_credentials')).toBe(20)
  expect(argon2.verify).toHaveBeenCalledTimes(20)
})

test('somebody who uses up their own tries does not lock out others', async () => {
  await createUser({ email, name: 'Ann', password })
  const ip = freshAddress()
  await Promise.allSettled(Array.from({ length: 40 }, () => signIn(from(ip), { email, password: 'a guess' })))
  await expect(signIn(from(freshAddress()), { email, password })).resolves.toBeTruthy()
})

test('an address nobody has, an account without a password and a wrong password get one answer after the same work', async () => {
  await createUser({ email, name: 'Ann', password })
  const without = `${newId('p').toLowerCase()}@example.org`
  await db().user.create({ data: { id: newId('usr'), email: without, name: 'Ben', emailVerifiedAt: new Date() } })
  const answers = await Promise.all(
    [email, without, 'nobody@example.org'].map((each) =>
      signIn(from(freshAddress()), { email: each, password: 'a guess' }).catch((error: unknown) => {
        const { kind, code, message, facts, fields } = error as Record<string, unknown>
        return { kind, code, message, facts, fields }
      }),
    ),
  )
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  const costs = vi.mocked(argon2.verify).mock.calls.map(([hash]) => /\$m=\d+,t=\d+,p=\d+\$/.exec(String(hash))?.[0])
  expect(costs).toHaveLength(3)
  expect(new Set(costs).size).toBe(1)
})

test('a password that is changed while it is being checked opens nothing', async () => {
  const userId = await createUser({ email, name: 'Ann', password })
  const { passwordHash } = await db().user.findUniqueOrThrow({ where: { id: userId } })
  const changed = await hashPassword('another horse')
  await inTransaction((tx) => setPassword(tx, anonymous(), { userId, passwordHash: changed }))
  const late = inTransaction((tx) => startSession(tx, anonymous(), { userId, passwordHash: passwordHash ?? '' }))
  await expect(late).rejects.toMatchObject({ code: 'auth.wrong_credentials' })
})

test('signing in again in one browser replaces its session', async () => {
  const userId = await createUser({ email, name: 'Ann', password })
  const first = await signIn(from(freshAddress()), { email, password })
  const actor = { kind: 'user' as const, userId, sessionId: first.sessionId, email, name: 'Ann', verified: true }
  await signIn({ ...from(freshAddress()), actor }, { email, password })
  expect(await db().session.count({ where: { userId, endedAt: null } })).toBe(1)
})

test('after signing in people go on to a page of ours', async () => {
  await createUser({ email, name: 'Ann', password })
  const next = async (value?: string) => (await signIn(from(freshAddress()), { email, password, next: value })).next
  expect(await next('/console/events/new')).toBe('/console/events/new')
  expect(await next('https://evil.example')).toBe('/account')
  expect(await next('//evil.example')).toBe('/account')
  expect(await next()).toBe('/account')
})
