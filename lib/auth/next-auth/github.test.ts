import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { githubProvider } from './github'
import type { Claims, ProviderUser } from './provider-user'

/** GitHub's two answers, as its REST documents show them. */
let person: object
let addresses: object
const server = createServer((request, response) => {
  if (request.headers.authorization !== 'Bearer gho_token') return void response.writeHead(401).end('{}')
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(request.url === '/user/emails' ? addresses : person))
})
let provider: OAuthConfig<Claims>

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  provider = githubProvider({ clientId: 'id', clientSecret: 'secret', api })
})
afterAll(() => void server.close())

async function whoIs(token = 'gho_token'): Promise<ProviderUser> {
  const { request } = provider.userinfo as { request: (context: object) => Promise<Claims> }
  return (await provider.profile(await request({ tokens: { access_token: token } }), {})) as ProviderUser
}

test('the primary address counts, not the public one of the profile', async () => {
  person = { id: 7, login: 'ann', name: 'Ann Lee', email: 'victim@example.org' }
  addresses = [
    { email: 'old@example.org', primary: false, verified: true },
    { email: 'ann@example.org', primary: true, verified: true },
  ]
  expect(await whoIs()).toEqual({ id: '7', name: 'Ann Lee', email: 'ann@example.org', emailVerified: true })
})

test('an address GitHub has not verified is not said to be verified', async () => {
  person = { id: 8, login: 'ben', name: null }
  addresses = [{ email: 'ben@example.org', primary: true, verified: false }]
  expect(await whoIs()).toEqual({ id: '8', name: 'ben', email: 'ben@example.org', emailVerified: false })
})

test('without any address there is none', async () => {
  addresses = []
  expect(await whoIs()).toMatchObject({ email: null, emailVerified: false })
})

test('a refused token is an error, not somebody without a name', async () => {
  await expect(whoIs('gho_other')).rejects.toThrow('GitHub answered 401')
})
