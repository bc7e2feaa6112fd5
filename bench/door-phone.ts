import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium as browsers } from '@playwright/test'
import QRCode from 'qrcode'
import { newId } from '@/lib/core/id'
import { writeCameraFilm } from '../e2e/support/camera-film'
import { chromium } from '../e2e/support/chromium'

/** A phone is about so many times slower than what measures; of a page that is its main thread, not its workers. */
const slower = 4
const patience = 120_000 // milliseconds

/** Each code is held into the camera for a moment, then nothing but the table is seen. */
async function film(codes: string[], seconds: number) {
  const file = join(tmpdir(), `${newId('film')}.mjpeg`)
  const scenes = await Promise.all(codes.map(async (code) => [await QRCode.toBuffer(code, { scale: 8 }), null]))
  await writeCameraFilm(file, scenes.flat(), { seconds })
  return file
}

/**
 * Opens the door page of a link in Chromium, with a processor four times slower, and waits until all its tickets are there.
 * @param options.codes what its camera sees, each for so many `seconds`
 */
export async function openPhone(
  { site, linkToken, tickets }: { site: string; linkToken: string; tickets: number },
  { codes = [], seconds = 1 }: { codes?: string[]; seconds?: number } = {},
) {
  const file = codes.length > 0 ? await film(codes, seconds) : null
  const camera = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream']
  const browser = await browsers.launch(chromium(file ? [...camera, `--use-file-for-fake-video-capture=${file}`] : []))
  const close = async () => {
    await browser.close()
    if (file) await rm(file)
  }
  try {
    const context = await browser.newContext({ permissions: ['camera'], viewport: { width: 390, height: 844 }, hasTouch: true })
    context.setDefaultTimeout(patience)
    const page = await context.newPage()
    const tools = await context.newCDPSession(page)
    await tools.send('Emulation.setCPUThrottlingRate', { rate: slower })
    const began = performance.now()
    await page.goto(`${site}/door#k=${linkToken}`)
    await page
      .getByLabel('People inside')
      .filter({ hasText: `/ ${tickets} inside` })
      .waitFor()
    await page
      .getByRole('status')
      .filter({ hasText: /Online.*synced/ })
      .waitFor()
    const ready = performance.now() - began
    return { page, context, tools, close, /** milliseconds from the address to the last ticket */ ready }
  } catch (error) {
    await close()
    throw error
  }
}
