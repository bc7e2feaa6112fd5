import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { actorOf } from '@/lib/auth/actor'
import { createUser } from '@/lib/auth/create-user'
import { liveSession } from '@/lib/auth/live-session'
import { signIn } from '@/lib/auth/sign-in'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { cookieJar } from '@/lib/testing/cookie-jar'
import { anonymous } from '@/lib/testing/factories'
import { type OidcPerson, startOidcServer } from '@/lib/testing/oidc-server'
import { handleNextAuth } from '../handle-next-auth'

const site = 'http://127.0.0.1:3599'
let server: Awaited<ReturnType<typeof startOidcServer>>
let person: OidcPerson

beforeAll(async () => {
  server = await startOidcServer({ redirectUri: `${site}/api/auth/callback/oidc`, people: [] })
  vi.stubEnv('PUBLIC_URL', site)
  vi.stubEnv('NEXTAUTH_URL', site) // as bin/serve does
  vi.stubEnv('OIDC_ISSUER', server.issuer)
  vi.stubEnv('OIDC_CLIENT_ID', server.clientId)
  vi.stubEnv('OIDC_CLIENT_SECRET', server.clientSecret)
})
afterAll(() => server.close())

beforeEach(() => {
  const sub = newId('sub')
  person = { sub, name: 'Ann Lee', email: `${sub.toLowerCase()}@example.org`, emailVerified: true }
  server.people.push(person)
})

/** Asks NextAuth or the provider, as a browser would, and follows where it is sent. */
async function browse({ next = '/console', choose = person.sub, tamper = (location: string) => location } = {}) {
  const jar = cookieJar()
  const ask = async (url: string, form?: Record<string, string>): Promise<{ url: string; html: string }> => {
    const headers = new Headers({ cookie: jar.header(url) })
    if (form) headers.set('content-type', 'application/x-www-form-urlencoded')
    if (form && url.startsWith(site)) headers.set('sec-fetch-site', 'same-origin')
    const init = { method: form ? 'POST' : 'GET', headers, body: form && new URLSearchParams(form).toString() }
    if (url.startsWith(site) && !url.startsWith(`${site}/api/auth/`)) return { url, html: '' }
    const response = url.startsWith(site)
      ? await handleNextAuth(new Request(url, init), anonymous())
      : await fetch(url, { ...init, redirect: 'manual' })
    jar.keep(url, response.headers)
    const location = response.headers.get('location')
    return location ? ask(tamper(new URL(location, url).href)) : { url, html: await response.text() }
  }
  const asked = await ask(`${site}/api/auth/signin/oidc`, { callbackUrl: next })
  const action = /action="([^"]+)"/.exec(asked.html)?.[1]
  if (!action) return { url: asked.url, actor: await actorOf(new Headers({ cookie: jar.header(site) })), jar }
  const { url } = await ask(new URL(action, server.issuer).href, { sub: choose })
  return { url, actor: await actorOf(new Headers({ cookie: jar.header(site) })), jar }
}

test('a first visit makes a verified account, and the next one finds it again', async () => {
  const first = await browse()
  expect(first.url).toBe(`${site}/console`)
  expect(first.actor).toMatchObject({ kind: 'user', email: person.email, name: 'Ann Lee', verified: true })

  person.email = `moved-${person.email}`
  const second = await browse()
  expect(second.actor).toMatchObject({ kind: 'user', userId: (first.actor as { userId: string }).userId })
})

test('it comes back to a page of ours and nowhere else', async () => {
  expect((await browse({ next: 'https://evil.example/console' })).url).toBe(`${site}/account`)
  expect((await browse({ next: '//evil.example' })).url).toBe(`${site}/account`)
})

test('an address the provider has not verified opens nothing, with or without an account', async () => {
  person.emailVerified = false
  const stranger = await browse()
  expect(stranger.url).toContain('error=auth.unverified_by_provider')
  expect(stranger.actor).toEqual({ kind: 'anonymous' })
  expect(await db().user.count({ where: { email: person.email } })).toBe(0)

  await createUser({ email: person.email, name: 'Ann', password: 'correct horse' })
  expect((await browse()).actor).toEqual({ kind: 'anonymous' })
  expect(await db().account.count({ where: { providerAccountId: person.sub } })).toBe(0)
})

test('a verified account is joined, and keeps its password', async () => {
  const userId = await createUser({ email: person.email, name: 'Ann', password: 'correct horse' })
  expect((await browse()).actor).toMatchObject({ userId, name: 'Ann' })
  await expect(signIn(anonymous(), { email: person.email, password: 'correct horse' })).resolves.toBeTruthy()
})

test('a password that was waiting for the owner of an address is thrown out when the owner comes', async () => {
  const userId = await createUser({ email: person.email, name: 'Mallory', password: 'correct horse', verified: false })
  const stranger = await signIn(anonymous(), { email: person.email, password: 'correct horse' })
  const owner = await browse()
  expect(owner.actor).toMatchObject({ userId, verified: true })
  expect(owner.url).toBe(`${site}/account?note=password-removed`)
  expect(await liveSession(stranger.sessionId)).toBeNull()
  await expect(signIn(anonymous(), { email: person.email, password: 'correct horse' })).rejects.toMatchObject({
    code: 'auth.wrong_credentials',
  })
})

test('who goes back at the provider is told so, and nobody is signed in', async () => {
  const { url, actor } = await browse({ choose: '' })
  expect(url).toContain(`${site}/sign-in?`)
  expect(url).toMatch(/error=\w+/)
  expect(actor).toEqual({ kind: 'anonymous' })
})

test('an answer with another state, or without the cookies of this browser, signs nobody in', async () => {
  const wrongState = await browse({ tamper: (location) => location.replace(/([?&]state=)[^&]+/, '$1forged') })
  expect(wrongState.actor).toEqual({ kind: 'anonymous' })
  const stolen = await handleNextAuth(new Request(`${site}/api/auth/callback/oidc?code=x&state=y`), anonymous())
  expect(stolen.headers.get('location')).toContain('error')
})

test('another site cannot start a sign-in by a form of its own', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' }
  const request = new Request(`${site}/api/auth/signin/oidc`, { method: 'POST', headers, body: 'callbackUrl=/console' })
  const response = await handleNextAuth(request, anonymous())
  expect(response.headers.get('location')).not.toContain(server.issuer)
})

test('NextAuth tells who is signed in by the session row, and ends it at sign-out', async () => {
  const { jar, actor } = await browse()
  const read = async () => {
    const response = await handleNextAuth(
      new Request(`${site}/api/auth/session`, { headers: { cookie: jar.header(site) } }),
      anonymous(),
    )
    return (await response.json()) as { user?: { email: string } }
  }
  expect((await read()).user?.email).toBe(person.email)
  const headers = { cookie: jar.header(site), 'sec-fetch-site': 'same-origin' }
  await handleNextAuth(new Request(`${site}/api/auth/signout`, { method: 'POST', headers }), anonymous())
  expect(await liveSession((actor as { sessionId: string }).sessionId)).toBeNull()
  expect(await read()).toEqual({})
})
