import fc from 'fast-check'
import jsQR from 'jsqr'
import QRCode from 'qrcode'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { ticketQrPng } from './qr'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
const codes = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 117, maxLength: 117 })
const code = fc.sample(codes, { seed: 7, numRuns: 1 })[0]!

async function read(image: Sharp) {
  const { data, info } = await image.flatten({ background: 'white' }).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data
}

describe('a ticket code as a picture', () => {
  it('is read back by an independent reader, whatever the code', async () => {
    await fc.assert(
      fc.asyncProperty(codes, async (each) => {
        expect(await read(sharp(await ticketQrPng(each)))).toBe(each)
      }),
      { numRuns: 40 },
    )
  }, 60_000)

  it('is read back when printed 25 mm wide and scanned at 150 dpi', async () => {
    expect(await read(sharp(await ticketQrPng(code)).resize(148))).toBe(code)
  })

  it.each([-12, -5, 7, 90, 181])('is read back when turned by %i degrees, slightly blurred and grey', async (degrees) => {
    const photo = sharp(await ticketQrPng(code, { width: 360 }))
      .rotate(degrees, { background: '#d8d4cc' })
      .blur(1.2)
      .linear(0.6, 60)
    expect(await read(sharp(await photo.png().toBuffer()))).toBe(code)
  })

  it('has whole pixels per module, four white modules around it, and at least the width asked for', async () => {
    for (const width of [100, 148, 225, 450]) {
      const { data, info } = await sharp(await ticketQrPng(code, { width }))
        .greyscale()
        .raw()
        .toBuffer({ resolveWithObject: true })
      const scale = info.width / 45 // version 5: 37 modules and the quiet zone
      expect(Number.isInteger(scale)).toBe(true)
      expect(info.width).toBeGreaterThanOrEqual(width)
      expect(info.width).toBeLessThan(width + 45)
      const dark = [...data].flatMap((value, index) =>
        value < 128 ? [[index % info.width, Math.floor(index / info.width)]] : [],
      )
      expect(Math.min(...dark.map(([x]) => x!))).toBe(4 * scale)
      expect(Math.min(...dark.map(([, y]) => y!))).toBe(4 * scale)
      expect(Math.max(...dark.map(([x]) => x!))).toBe(41 * scale - 1)
      expect(new Set(data)).toEqual(new Set([0, 255]))
    }
  })

  it('is light enough to be attached many times', async () => {
    expect((await ticketQrPng(code)).byteLength).toBeLessThan(4_000)
  })

  it('packs the code in one alphanumeric segment, so that it fits a version 5 symbol', async () => {
    const { version } = QRCode.create([{ data: '1'.repeat(117), mode: 'alphanumeric' }], { errorCorrectionLevel: 'M' })
    expect(version).toBe(5)
    expect((await sharp(await ticketQrPng('1'.repeat(117), { width: 45 })).metadata()).width).toBe(45)
  })

  it.each([
    ['nothing', ''],
    ['lower case', 'abc'],
    ['other letters', 'ÄÖÜ'],
    ['a line break', 'A\nB'],
    ['too long a code', '0'.repeat(5000)],
  ])('refuses %s rather than make a picture nobody can read', async (_what, bad) => {
    await expect(ticketQrPng(bad)).rejects.toThrow()
  })
})
