import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { actorOf } from '@/lib/auth/actor'
import { createUser } from '@/lib/auth/create-user'
import { signIn } from '@/lib/auth/sign-in'
import { newId } from '@/lib/core/id'
import { cookieJar } from '@/lib/testing/cookie-jar'
import { anonymous } from '@/lib/testing/factories'
import { handleNextAuth } from '../handle-next-auth'

const site = 'http://127.0.0.1:3598'
const password = 'correct horse battery'
let email: string

beforeAll(() => {
  vi.stubEnv('PUBLIC_URL', site)
  vi.stubEnv('NEXTAUTH_URL', site)
})
beforeEach(async () => {
  email = `${newId('p').toLowerCase()}@example.org`
  await createUser({ email, name: 'Ann', password })
})

async function post(form: Record<string, string>, { from = 'same-origin', ip = newId('ip') } = {}) {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': from }
  const request = new Request(`${site}/api/auth/callback/credentials`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(form),
  })
  const response = await handleNextAuth(request, { ...anonymous(), ip })
  const jar = cookieJar()
  jar.keep(site, response.headers)
  return { location: response.headers.get('location'), actor: await actorOf(new Headers({ cookie: jar.header(site) })) }
}

test("NextAuth's own password endpoint makes the same kind of session", async () => {
  const { actor, location } = await post({ email, password, callbackUrl: '/console' })
  expect(actor).toMatchObject({ kind: 'user', email })
  expect(location).toBe(`${site}/console`)
})

test('it counts the same tries as the form does', async () => {
  const ip = newId('ip')
  for (let index = 0; index < 3; index++) await post({ email, password: 'a guess' }, { ip })
  for (let index = 0; index < 2; index++) await signIn({ ...anonymous(), ip }, { email, password })
  const { actor, location } = await post({ email, password }, { ip })
  expect(actor).toEqual({ kind: 'anonymous' })
  expect(location).toContain('error=')
})

test('another site cannot sign somebody in', async () => {
  expect((await post({ email, password }, { from: 'cross-site' })).actor).toEqual({ kind: 'anonymous' })
})

test('only the endpoints that are used exist', async () => {
  for (const path of ['_log', 'verify-request', 'signin/oidc/more', '']) {
    expect((await handleNextAuth(new Request(`${site}/api/auth/${path}`), anonymous())).status).toBe(404)
  }
})
