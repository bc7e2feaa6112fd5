import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { createToken } from '@/lib/auth/create-token'
import { createUser } from '@/lib/auth/create-user'
import { anonymous } from '@/lib/testing/factories'
import { restApp } from './rest'

const app = restApp()
const send = (body: BodyInit, headers: Record<string, string> = {}) =>
  app.fetch(new Request('http://localhost:3000/api/v1/uploads', { method: 'POST', body, headers, duplex: 'half' } as RequestInit))

async function signedIn() {
  const account = { email: `${crypto.randomUUID()}@example.org`, password: 'a lantern in the cellar' }
  await createUser({ ...account, name: 'Una Uploader' })
  const { accessToken } = await createToken(anonymous(), account)
  return { authorization: `Bearer ${accessToken}` }
}

const formWith = (parts: Record<string, string | File>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(parts)) form.set(name, value)
  return form
}

const picture = async () => {
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#123456' } })
    .png()
    .toBuffer()
  return new File([new Uint8Array(bytes)], 'cover.png', { type: 'image/png' })
}

describe('POST /uploads', () => {
  test('keeps a picture and answers with its address', async () => {
    const response = await send(formWith({ kind: 'cover', file: await picture() }), await signedIn())
    expect(response.status).toBe(201)
    expect(await response.json()).toMatchObject({
      id: expect.stringMatching(/^upl_/),
      url: expect.stringMatching(/\/files\/upl_/),
      contentType: 'image/webp',
      width: 40,
      height: 30,
    })
  })

  test.each([
    ['no file', () => formWith({ kind: 'cover' }), 422, '/file'],
    ['text where the file should be', () => formWith({ kind: 'cover', file: 'x' }), 422, '/file'],
    ['no purpose', async () => formWith({ file: await picture() }), 422, '/kind'],
    ['what is no picture', () => formWith({ kind: 'cover', file: new File(['x'], 'a.png') }), 422, '/file'],
  ])('refuses %s, at its field', async (_, form, status, pointer) => {
    const response = await send(await form(), await signedIn())
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ errors: [{ pointer }] })
  })

  test.each([
    ['JSON', '{}', 'application/json'],
    ['a body cut short', '--x\r\nContent-Disposition: form-data; name="kind"\r\n\r\nco', 'multipart/form-data; boundary=x'],
  ])('refuses %s', async (_, body, type) => {
    const response = await send(body, { ...(await signedIn()), 'content-type': type })
    expect(response.status).toBe(422)
  })

  test('stops reading a body that never ends', async () => {
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1_000_000
        controller.enqueue(new Uint8Array(1_000_000))
      },
    })
    const response = await send(endless, { ...(await signedIn()), 'content-type': 'multipart/form-data; boundary=x' })
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({ code: 'uploads.too_large' })
    expect(sent).toBeLessThan(20_000_000)
  })

  test('is for those who are signed in, and not for other sites', async () => {
    const form = formWith({ kind: 'cover', file: await picture() })
    expect((await send(form)).status).toBe(401)
    const foreign = { cookie: 'a=b', 'sec-fetch-site': 'cross-site' }
    expect((await send(form, foreign)).status).toBe(403)
  })
})
