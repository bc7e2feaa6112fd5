import { expect, test, vi } from 'vitest'
import { createUser } from '@/lib/auth/create-user'
import { newId } from '@/lib/core/id'
import { POST } from './route'

const site = 'http://127.0.0.1:3598'
vi.stubEnv('PUBLIC_URL', site)
vi.stubEnv('NEXTAUTH_URL', site)

const send = (body: BodyInit) => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers, body, duplex: 'half' }
  return POST(new Request(`${site}/api/auth/callback/credentials`, init))
}

test('a form without end is read no further than a form goes', async () => {
  let sent = 0
  const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    sent += 10_000
    controller.enqueue(new Uint8Array(10_000).fill(97))
  }
  expect((await send(new ReadableStream({ pull }))).status).toBe(413)
  expect(sent).toBeLessThan(200_000)
})

test('a form of ordinary size signs in', async () => {
  const email = `${newId('p').toLowerCase()}@example.org`
  const password = 'correct horse battery'
  await createUser({ email, name: 'Ann', password })
  const response = await send(new URLSearchParams({ email, password, callbackUrl: '/console' }).toString())
  expect(response.headers.get('location')).toBe(`${site}/console`)
  expect(response.headers.get('set-cookie')).toContain('session-token')
})
