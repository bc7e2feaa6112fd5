import jsqr from 'jsqr'
import sharp from 'sharp'

/** What the QR in a picture (PNG, JPEG, WebP) says, by a reader that shares no code with the door's; null when it finds none. */
export async function readQr(picture: Buffer): Promise<string | null> {
  const { data, info } = await sharp(picture)
    .flatten({ background: 'white' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  // a package in CommonJS: some loaders hand over its exports, some its default
  const read = 'default' in jsqr ? (jsqr.default as typeof jsqr) : jsqr
  return read(new Uint8ClampedArray(data), info.width, info.height)?.data ?? null
}
