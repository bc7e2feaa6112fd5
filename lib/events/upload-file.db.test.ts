import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { storage } from '@/lib/storage/registry'
import { anonymous, contextOf, makeEvent, makeOrganisation, makeUser } from '@/lib/testing/factories'
import { openFile } from './open-file'
import { updateEvent } from './update-event'
import { uploadFile } from './upload-file'

const fileOf = (bytes: Uint8Array | string, name: string) =>
  new File([typeof bytes === 'string' ? bytes : Uint8Array.from(bytes)], name)
const pdf = () => fileOf('%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n', '../../etc/Programm "2026"\r\n.pdf')
const photo = (width = 2_400, height = 1_200) =>
  sharp({ create: { width, height, channels: 3, background: '#c03020' } })
    .jpeg()
    .withExif({ IFD0: { Copyright: 'secret place', ImageDescription: '<script>' } })
    .toBuffer()

describe('a cover picture', () => {
  test('is drawn anew: smaller, as WebP, without what the camera wrote', async () => {
    const ctx = contextOf(await makeUser())
    const upload = await uploadFile(ctx, { kind: 'cover', file: fileOf(await photo(), 'me.jpg') })
    expect(upload).toMatchObject({ contentType: 'image/webp', width: 1_600, height: 800 })
    const { bytes, isPublic } = await openFile(anonymous(), upload.id)
    expect(isPublic).toBe(true)
    expect(Buffer.from(bytes).includes('secret place')).toBe(false)
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 1_600 })
  })

  test('keeps its size when it is small', async () => {
    const upload = await uploadFile(contextOf(await makeUser()), { kind: 'cover', file: fileOf(await photo(300, 200), 'a.jpg') })
    expect(upload).toMatchObject({ width: 300, height: 200 })
  })

  test.each([
    ['a page', '<!doctype html><script>alert(1)</script>', 'a.png'],
    ['a drawing that could carry scripts', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', 'a.svg'],
    ['a damaged picture', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4), 'a.jpg'],
    ['a document', '%PDF-1.7 %%EOF', 'a.jpg'],
  ])('is not %s', async (_, content, name) => {
    const upload = uploadFile(contextOf(await makeUser()), { kind: 'cover', file: fileOf(content, name) })
    await expect(upload).rejects.toMatchObject({ kind: 'invalid', code: 'uploads.not_an_image', fields: [{ path: 'file' }] })
  })

  test('with more pixels than are drawn is refused before they are', async () => {
    const huge = await sharp({ create: { width: 10_000, height: 6_000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    const upload = uploadFile(contextOf(await makeUser()), { kind: 'cover', file: fileOf(huge, 'a.png') })
    await expect(upload).rejects.toMatchObject({ message: expect.stringMatching(/50 million pixels/) })
  })
})

describe('a document', () => {
  test('is kept as it is under a harmless name, and opens only where its event is public', async () => {
    const user = await makeUser()
    const organisation = await makeOrganisation([{ userId: user.id, role: 'owner' }])
    const values = { organisationId: organisation.id, status: 'draft', venueName: 'Hall', city: 'Bonn' }
    const event = await makeEvent(values)
    const ctx = contextOf(user)
    const { id } = await uploadFile(ctx, { kind: 'attachment', file: pdf() })
    expect(await db().upload.findUnique({ where: { id } })).toMatchObject({ fileName: 'Programm 2026.pdf', organisationId: null })
    await updateEvent(ctx, { eventId: event.id, attachmentId: id })

    const stranger = contextOf(await makeUser())
    await expect(openFile(anonymous(), id)).rejects.toMatchObject({ kind: 'not_found' })
    await expect(openFile(stranger, id)).rejects.toMatchObject({ kind: 'not_found' })
    expect(await openFile(ctx, id)).toMatchObject({ contentType: 'application/pdf', isPublic: false })
    await db().event.update({ where: { id: event.id }, data: { status: 'published', visibility: 'private' } })
    await expect(openFile(stranger, id)).rejects.toMatchObject({ kind: 'not_found' })
    await db().event.update({ where: { id: event.id }, data: { visibility: 'unlisted' } })
    expect(await openFile(anonymous(), id)).toMatchObject({ isPublic: true, kind: 'document' })
  })

  test.each([
    ['a picture', 'GIF89a'],
    ['cut short', '%PDF-1.7\n1 0 obj'],
    ['a page that mentions one', '<html>%PDF-1.7 %%EOF'],
  ])('is not %s', async (_, content) => {
    const upload = uploadFile(contextOf(await makeUser()), { kind: 'attachment', file: fileOf(content, 'a.pdf') })
    await expect(upload).rejects.toMatchObject({ code: 'uploads.not_a_pdf' })
  })
})

test('a file is not too large, not empty, and somebody’s', async () => {
  const ctx = contextOf(await makeUser())
  const large = fileOf(new Uint8Array(10 * 1024 * 1024 + 1), 'a.jpg')
  await expect(uploadFile(ctx, { kind: 'cover', file: large })).rejects.toMatchObject({
    kind: 'too_large',
    message: 'Up to 10 MB; this file has 10.0 MB.',
  })
  await expect(uploadFile(ctx, { kind: 'cover', file: fileOf('', 'a.jpg') })).rejects.toMatchObject({ kind: 'invalid' })
  await expect(uploadFile(anonymous(), { kind: 'attachment', file: pdf() })).rejects.toMatchObject({ kind: 'unauthenticated' })
  const foreign = await makeOrganisation([])
  await expect(uploadFile(ctx, { kind: 'attachment', file: pdf(), organisationId: foreign.id })).rejects.toMatchObject({
    code: 'organisation.not_found',
  })
})

test('one person uploads so much and no more for a while', async () => {
  const ctx = contextOf(await makeUser())
  const empty = () => uploadFile(ctx, { kind: 'cover', file: fileOf('', 'a.jpg') }).catch((error: { kind: string }) => error.kind)
  const kinds = await Promise.all(Array.from({ length: 65 }, empty))
  expect(kinds.filter((kind) => kind === 'rate_limited')).toHaveLength(5)
})

test.each(['upl_nope', '../../etc/passwd', 'upl_01JD0000000000000000000000'])('no file is called %s', async (id) => {
  await expect(openFile(anonymous(), id)).rejects.toMatchObject({ code: 'file.not_found' })
})

test('storage takes no key that is a path', async () => {
  await expect(async () => storage().get('../secret')).rejects.toThrow(RangeError)
})
