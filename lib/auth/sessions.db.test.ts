import { beforeEach, expect, test } from 'vitest'
import type { Context } from '@/lib/core/context'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { anonymous } from '@/lib/testing/factories'
import { signAccessToken } from './access-token'
import { actorOf } from './actor'
import { createToken } from './create-token'
import { createUser } from './create-user'
import { endAllSessions, endOtherSessions } from './end-all-sessions'
import { endSession } from './end-session'
import { listSessions } from './list-sessions'
import { refreshTokens } from './refresh-tokens'
import { sessionCookie } from './session-cookie'
import { signIn } from './sign-in'
import { signOut } from './sign-out'

const password = 'correct horse battery'
let email: string
let userId: string

beforeEach(async () => {
  email = `${newId('p').toLowerCase()}@example.org`
  userId = await createUser({ email, name: 'Ann', password })
})

const withCookie = async (sessionId: string) => {
  const { name, value } = await sessionCookie(sessionId)
  return new Headers({ cookie: `theme=dark; ${name}=${value}; other=1` })
}
const withBearer = (token: string) => new Headers({ authorization: `Bearer ${token}` })
const contextOf = async (sessionId: string): Promise<Context> => ({
  ...anonymous(),
  actor: await actorOf(await withCookie(sessionId)),
})
const newSession = async (userAgent?: string) =>
  (await signIn({ ...anonymous(), ip: newId('ip'), userAgent: userAgent ?? null }, { email, password })).sessionId
const newTokens = () => createToken({ ...anonymous(), ip: newId('ip') }, { email, password })

test('a session cookie and an access token say who asks', async () => {
  const expected = { kind: 'user', userId, email, name: 'Ann', verified: true }
  expect(await actorOf(await withCookie(await newSession()))).toMatchObject(expected)
  expect(await actorOf(withBearer((await newTokens()).accessToken))).toMatchObject(expected)
})

test('a cookie that is no good is nobody; a bearer token that is no good is an error', async () => {
  const { name } = await sessionCookie('ses_none')
  expect(await actorOf(new Headers())).toEqual({ kind: 'anonymous' })
  expect(await actorOf(new Headers({ cookie: `${name}=forged` }))).toEqual({ kind: 'anonymous' })
  expect(await actorOf(await withCookie('ses_none'))).toEqual({ kind: 'anonymous' })
  const none = await signAccessToken('ses_none')
  for (const header of ['Bearer forged', `Bearer ${none}`, `Bearer ${none}x`, 'Basic YTpi', 'Bearer']) {
    await expect(actorOf(new Headers({ authorization: header }))).rejects.toMatchObject({ kind: 'unauthenticated' })
  }
})

test('a bad bearer token is not saved by a good cookie', async () => {
  const headers = await withCookie(await newSession())
  headers.set('authorization', 'Bearer forged')
  await expect(actorOf(headers)).rejects.toMatchObject({ code: 'auth.bad_token' })
})

test('ending a session takes effect at once, for its cookie and its access token', async () => {
  const [here, there] = [await newSession(), await newSession()]
  const { accessToken, refreshToken } = await newTokens()
  const program = await actorOf(withBearer(accessToken))
  await endSession(await contextOf(here), { sessionId: there })
  expect(await actorOf(await withCookie(there))).toEqual({ kind: 'anonymous' })
  expect(await actorOf(await withCookie(here))).toMatchObject({ kind: 'user' })

  await endSession(await contextOf(here), { sessionId: (program as { sessionId: string }).sessionId })
  await expect(actorOf(withBearer(accessToken))).rejects.toMatchObject({ kind: 'unauthenticated' })
  await expect(refreshTokens(anonymous(), { refreshToken })).rejects.toMatchObject({ code: 'auth.bad_refresh_token' })
})

test('everywhere is everywhere, and everywhere else leaves this one', async () => {
  const [here, there] = [await newSession(), await newSession()]
  await endOtherSessions(await contextOf(here), {})
  expect(await actorOf(await withCookie(there))).toEqual({ kind: 'anonymous' })
  expect(await actorOf(await withCookie(here))).toMatchObject({ kind: 'user' })
  await endAllSessions(await contextOf(here), {})
  expect(await actorOf(await withCookie(here))).toEqual({ kind: 'anonymous' })
})

test("somebody else's session is not found, and goes on", async () => {
  const mine = await newSession()
  const other = await createUser({ email: `other-${email}`, name: 'Ben', password })
  const { sessionId } = await signIn({ ...anonymous(), ip: newId('ip') }, { email: `other-${email}`, password })
  await expect(endSession(await contextOf(mine), { sessionId })).rejects.toMatchObject({ code: 'session.not_found' })
  expect(await actorOf(await withCookie(sessionId))).toMatchObject({ userId: other })
})

test('the list names devices, marks this one and shows nothing that has ended', async () => {
  const here = await newSession('Mozilla/5.0 (Windows NT 10.0; rv:145.0) Gecko/20100101 Firefox/145.0')
  const gone = await newSession()
  await newSession('curl/8.14.1')
  const ctx = await contextOf(here)
  await endSession(ctx, { sessionId: gone })
  const { items } = await listSessions(ctx, {})
  expect(items.map(({ device, current }) => [device, current])).toEqual([
    ['Firefox on Windows', true],
    ['curl', false],
  ])
})

test('a session that has run out is over, by the clock of the database', async () => {
  const sessionId = await newSession()
  await db().$executeRaw`UPDATE sessions SET expires_at = now() WHERE id = ${sessionId}`
  expect(await actorOf(await withCookie(sessionId))).toEqual({ kind: 'anonymous' })
})

test('when a session was last seen is noted once a minute at most', async () => {
  const sessionId = await newSession()
  const seen = async () => (await db().session.findUniqueOrThrow({ where: { id: sessionId } })).lastSeenAt.getTime()
  const before = await seen()
  await actorOf(await withCookie(sessionId))
  expect(await seen()).toBe(before)
  await db().$executeRaw`UPDATE sessions SET last_seen_at = now() - interval '61 seconds' WHERE id = ${sessionId}`
  await actorOf(await withCookie(sessionId))
  expect(await seen()).toBeGreaterThanOrEqual(before)
})

test('a refresh token is good once, and gives the next pair', async () => {
  const first = await newTokens()
  const second = await refreshTokens(anonymous(), { refreshToken: first.refreshToken })
  expect(second.refreshToken).not.toBe(first.refreshToken)
  expect(await actorOf(withBearer(second.accessToken))).toMatchObject({ userId })
  const third = await refreshTokens(anonymous(), { refreshToken: second.refreshToken })
  expect(await actorOf(withBearer(third.accessToken))).toMatchObject({ userId })
})

test('a spent refresh token ends the session, however long ago it was spent', async () => {
  const first = await newTokens()
  const second = await refreshTokens(anonymous(), { refreshToken: first.refreshToken })
  const third = await refreshTokens(anonymous(), { refreshToken: second.refreshToken })
  await expect(refreshTokens(anonymous(), { refreshToken: first.refreshToken })).rejects.toMatchObject({
    code: 'auth.bad_refresh_token',
  })
  await expect(actorOf(withBearer(third.accessToken))).rejects.toMatchObject({ kind: 'unauthenticated' })
  await expect(refreshTokens(anonymous(), { refreshToken: third.refreshToken })).rejects.toMatchObject({
    kind: 'unauthenticated',
  })
})

test('a refresh token used twice at once gives one pair at most, and ends the session', async () => {
  const { refreshToken } = await newTokens()
  const settled = await Promise.allSettled(Array.from({ length: 5 }, () => refreshTokens(anonymous(), { refreshToken })))
  const given = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  expect(given).toHaveLength(1)
  await expect(actorOf(withBearer(given[0]!.accessToken))).rejects.toMatchObject({ kind: 'unauthenticated' })
})

test('a made-up refresh token harms nobody', async () => {
  const tokens = await newTokens()
  const { sessionId } = (await actorOf(withBearer(tokens.accessToken))) as { sessionId: string }
  for (const refreshToken of [`${sessionId}.guess.guess`, `${tokens.refreshToken}x`, sessionId, '..', 'x']) {
    await expect(refreshTokens(anonymous(), { refreshToken })).rejects.toMatchObject({ code: 'auth.bad_refresh_token' })
  }
  expect(await actorOf(withBearer(tokens.accessToken))).toMatchObject({ userId })
})

test('the database holds no refresh token', async () => {
  const { refreshToken } = await newTokens()
  const rows = await db().session.findMany({ where: { userId } })
  expect(JSON.stringify(rows)).not.toContain(refreshToken)
})

test('logging out ends the session that asks, or the one of a refresh token, and may be repeated', async () => {
  const { accessToken, refreshToken } = await newTokens()
  await signOut({ ...anonymous(), actor: await actorOf(withBearer(accessToken)) }, {})
  await expect(actorOf(withBearer(accessToken))).rejects.toMatchObject({ kind: 'unauthenticated' })
  await signOut(anonymous(), { refreshToken })

  const other = await newTokens()
  await signOut(anonymous(), { refreshToken: other.refreshToken })
  await expect(actorOf(withBearer(other.accessToken))).rejects.toMatchObject({ kind: 'unauthenticated' })
  await expect(signOut(anonymous(), {})).rejects.toMatchObject({ code: 'auth.required' })
})
