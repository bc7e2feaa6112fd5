import sharp from 'sharp'
import { AppError } from '@/lib/core/error'

const maxPixels = 50_000_000
const width = 1_600
const formats = ['jpeg', 'png', 'webp', 'gif', 'heif'] // heif: AVIF, the one of its family that is read here

export class NotAnImage extends AppError {
  constructor(message: string) {
    super({ kind: 'invalid', code: 'uploads.not_an_image', message, fields: [{ path: 'file', message }] })
  }
}

export type Picture = { bytes: Uint8Array; contentType: 'image/webp'; width: number; height: number }

/**
 * Draws a picture anew as WebP, at most 1600 px wide and high: what was hidden in the file (place, camera, scripts, a
 * second file behind the first) stays behind.
 * @throws NotAnImage when it is none, is damaged, or has too many pixels
 */
export async function redrawImage(bytes: Uint8Array): Promise<Picture> {
  try {
    const source = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' })
    const { format } = await source.metadata()
    if (!formats.includes(format)) throw new NotAnImage('Choose a JPEG, PNG, WebP, AVIF or GIF picture.')
    const { data, info } = await source
      .rotate()
      .resize({ width, height: width, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 })
      .timeout({ seconds: 20 })
      .toBuffer({ resolveWithObject: true })
    return { bytes: data, contentType: 'image/webp', width: info.width, height: info.height }
  } catch (error) {
    if (error instanceof NotAnImage) throw error
    const text = error instanceof Error ? error.message : ''
    throw /pixel limit/i.test(text)
      ? new NotAnImage('This picture has more than 50 million pixels. Make it smaller and try again.')
      : new NotAnImage('This file is no picture we can read, or it is damaged. Choose a JPEG, PNG, WebP, AVIF or GIF picture.')
  }
}
