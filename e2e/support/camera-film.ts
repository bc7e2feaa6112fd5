import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import sharp from 'sharp'

/** What the camera sees for a while: a picture of a QR, or `null` for nothing but the table. */
export type Scene = Buffer | null

const width = 640
const height = 480
const framesPerSecond = 30 // how Chromium plays an MJPEG file

/**
 * Writes a film for Chromium's `--use-file-for-fake-video-capture` (name it `.mjpeg`): JPEG frames one after the other, each
 * scene held for its time, and from the start again at the end. The picture lies a little askew on a dark table, as in a hand.
 * @param options.seconds how long a scene is held; `size` is the QR's side as a share of the frame's height; `degrees` its turn
 */
export async function writeCameraFilm(
  file: string,
  scenes: Scene[],
  options: { seconds?: number; size?: number; degrees?: number } = {},
) {
  const { seconds = 2, size = 0.6, degrees = 7 } = options
  const frames = await Promise.all(scenes.map((scene) => frameOf(scene, Math.round(height * size), degrees)))
  await mkdir(dirname(file), { recursive: true })
  await writeFile(
    file,
    Buffer.concat(frames.flatMap((frame) => Array<Buffer>(Math.round(seconds * framesPerSecond)).fill(frame))),
  )
}

async function frameOf(scene: Scene, side: number, degrees: number) {
  const table = sharp({ create: { width, height, channels: 3, background: '#3b3a38' } })
  if (scene) {
    const paper = await sharp(scene)
      .flatten({ background: 'white' })
      .resize(side, side, { fit: 'contain', background: 'white' })
      .toBuffer()
    const turned = await sharp(paper).rotate(degrees, { background: '#3b3a38' }).png().toBuffer()
    table.composite([{ input: turned, gravity: 'centre' }])
  }
  return table.blur(0.8).jpeg({ quality: 82 }).toBuffer()
}
