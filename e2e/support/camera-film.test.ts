import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import QRCode from 'qrcode'
import { writeCameraFilm } from './camera-film'
import { readQr } from './read-qr'

const text = 'W50 HELLO $%*+-./: 0123456789'
let folder: string
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'film-'))
})
test.afterAll(() => rm(folder, { recursive: true }))

/** The frames of a film: each JPEG ends where the next begins. */
function framesOf(film: Buffer) {
  const frames: Buffer[] = []
  for (let start = 0; start < film.length; ) {
    const next = film.indexOf(Buffer.from([0xff, 0xd9, 0xff, 0xd8]), start)
    const end = next < 0 ? film.length : next + 2
    frames.push(film.subarray(start, end))
    start = end
  }
  return frames
}

test('each scene is filmed for its time, and its code can be read off a frame', async () => {
  const file = join(folder, 'a.mjpeg')
  await writeCameraFilm(file, [await QRCode.toBuffer(text), null], { seconds: 0.1 })
  const frames = framesOf(await readFile(file))
  expect(frames).toHaveLength(6)
  expect(await Promise.all(frames.map(readQr))).toEqual([text, text, text, null, null, null])
})

test('the reader finds no code where there is none', async () => {
  const png = await QRCode.toBuffer(text)
  expect(await readQr(png)).toBe(text)
  const file = join(folder, 'b.mjpeg')
  await writeCameraFilm(file, [null], { seconds: 0.04 })
  expect(await readQr(await readFile(file))).toBeNull()
})
